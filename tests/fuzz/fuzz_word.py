"""Spoilt Word files: ``python tests/fuzz/fuzz_word.py --count 2000 --seed 1``, or ``--atheris``."""

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

import drafts
from clothes import CLOTHES, EVERYTHING, dressed
from fuzz.harness import Fuzzer, main
from fuzz.mutations import spoil_word

_BODIES = (
    """
<w:p/>
<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>
<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:tcPr>
  <w:vMerge w:val='restart'/></w:tcPr><w:p/></w:tc></w:tr>
  <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>
  <w:tc><w:tcPr><w:hMerge w:val='restart'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>
<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:cellIns/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>本</w:t></w:r></w:p>
<w:p><w:r><w:t>局</w:t><w:br/><w:cr/><w:tab/><w:noBreakHyphen/><w:softHyphen/></w:r></w:p>
<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>
  <w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>
<w:p><w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>
<w:p><w:customXml><w:smartTag><w:dir><w:bdo><w:r><w:t>甲</w:t></w:r></w:bdo></w:dir></w:smartTag></w:customXml></w:p>
<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>
<w:p><w:ins><w:del><w:r><w:delText>无</w:delText></w:r></w:del></w:ins></w:p>
<w:altChunk/><w:subDoc/>
""".strip()
    .replace("\n  ", "")
    .split("\n")
)


@cache
def seeds() -> Sequence[bytes]:
    """Small files of one construct each, and a report plain, in each clothing, and in all of them."""
    report = drafts.word(drafts.report(drafts.city()))
    clothed = [dressed(report, [clothing]) for clothing in CLOTHES.values()]
    bodies = [drafts.package(body) for body in _BODIES]
    whole = drafts.package("".join(_BODIES))
    return [*bodies, whole, report, *clothed, dressed(report, EVERYTHING)]


FUZZER = Fuzzer(seeds, spoil_word, "a.docx")

if __name__ == "__main__":
    sys.exit(main(FUZZER))
