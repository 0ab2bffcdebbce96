// Reports each of the titles that stands neither as a heading nor as a paragraph; a numeral before it does not count.
const TITLES = [
  "总体情况",
  "主动公开政府信息情况",
  "收到和处理政府信息公开申请情况",
  "政府信息公开行政复议、行政诉讼情况",
  "存在的主要问题及改进情况",
  "其他需要报告的事项",
];

module.exports = ({ Syntax, RuleError, report, getSource }) => {
  const seen = new Set();
  const note = (node) => {
    seen.add(getSource(node).replace(/[#*\s]/g, "").replace(/^[一二三四五六七八九十]+、/, ""));
  };
  return {
    [Syntax.Header]: note,
    [Syntax.Paragraph]: note,
    [Syntax.DocumentExit](node) {
      for (const title of TITLES.filter((one) => !seen.has(one))) {
        report(node, new RuleError(`缺少标题：${title}`));
      }
    },
  };
};
