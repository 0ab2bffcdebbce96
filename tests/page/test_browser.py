"""The page in a real browser: findings lead to their cells, filters filter, and nothing is fetched."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome, ChromeOptions, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

import drafts
from gouji.checking import failed
from gouji.model import Unreadable
from gouji.registry import Kit
from gouji.reporters.html import render
from page.reading import faulty, result, run

FLAGS = (
    "headless",
    "no-sandbox",
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
)
WIDE, PHONE = 1280, 390
CONTRAST = """
const channel = (value) => { value /= 255; return value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4; };
const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (colour) => { const [r, g, b] = numbers(colour).map(channel); return .2126 * r + .7152 * g + .0722 * b; };
const behind = (one) => {
  for (; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if ((numbers(colour)[3] ?? 1) === 1) return colour;
  }
  return "rgb(255, 255, 255)";
};
const told = [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility() && one.tagName !== "SCRIPT"
  && (one.matches(".ref") || [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())));
return told.map((one) => {
  const [a, b] = [light(getComputedStyle(one).color), light(behind(one))];
  return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), one.tagName + "." + one.className];
}).filter(([ratio]) => ratio < 4.5);
"""
SIDEWAYS = "const page = document.documentElement; return page.scrollWidth - page.clientWidth"
VISIBLE = """
const box = arguments[0].getBoundingClientRect();
const around = arguments[0].closest(".scroll")?.getBoundingClientRect() ?? box;
return box.top >= 0 && box.bottom <= innerHeight && box.left >= Math.max(0, around.left) - 1
  && box.right <= Math.min(innerWidth, around.right) + 1;
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One Chromium for all tests here, with a profile of its own."""
    programs = shutil.which("chromium"), shutil.which("chromedriver")
    if not all(programs):
        pytest.skip("no chromium and chromedriver here to show the page in")
    options = ChromeOptions()
    options.binary_location = str(programs[0])
    for flag in (*FLAGS, f"user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with Chrome(options=options, service=Service(str(programs[1]))) as opened:
        yield opened


@pytest.fixture(scope="module")
def address(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a run of four files: with faults, without, in text, and one that failed."""
    files = (
        result(kit, drafts.word(faulty()), "文稿/坏.docx"),
        result(kit, drafts.word(drafts.report(drafts.consistent(3))), "文稿/好.docx"),
        result(kit, drafts.text(faulty()), "文稿/坏.txt"),
        failed("旧.doc", Unreadable("旧版文件", "an old file"), "zh"),
    )
    path: Path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render(run(kit, *files, status=2), colour=False), encoding="utf-8")
    return path.as_uri()


def opened(browser: Chrome, address: str, width: int = WIDE, height: int = 800, **media: str) -> None:
    """Show the page afresh in a window of some size; still, unless motion is what is asked about."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = {"prefers-color-scheme": "light", "prefers-reduced-motion": "reduce"} | {
        f"prefers-{name.replace('_', '-')}": value for name, value in media.items() if name != "media"
    }
    emulated = {"media": media.get("media", ""), "features": [{"name": k, "value": v} for k, v in features.items()]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", emulated)
    browser.get("about:blank")
    browser.get(address)


def card(browser: Chrome, code: str) -> WebElement:
    """The last finding of a rule in the first file."""
    return browser.find_elements(By.CSS_SELECTOR, f"#d1 .card[data-code={code}]")[-1]


def marks(browser: Chrome, of: WebElement) -> list[WebElement]:
    """The marks of a finding."""
    return browser.find_elements(By.CSS_SELECTOR, f'mark[data-f~="{of.get_attribute("id")}"]')


def current(browser: Chrome) -> list[str | None]:
    """The finding that is marked as current, and no other."""
    return [one.get_attribute("id") for one in browser.find_elements(By.CSS_SELECTOR, ".card[aria-current]")]


def until(browser: Chrome, true: Callable[[], object]) -> None:
    """Wait for what a click brings about; fails after some seconds."""
    WebDriverWait(browser, 5).until(lambda _: true())


def said(browser: Chrome) -> str:
    """What the page says it shows."""
    return browser.find_element(By.CSS_SELECTOR, ".count").text


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("code", ["T104", "T103", "L101"])
def test_a_click_on_a_finding_shows_its_words(browser: Chrome, address: str, width: int, code: str) -> None:
    """The cell of a wide table, or the words of a paragraph, stand in the window and are marked as current."""
    opened(browser, address, width)
    found = card(browser, code)
    link = found.find_element(By.CSS_SELECTOR, ".at a")
    assert not browser.execute_script(VISIBLE, marks(browser, found)[0])
    link.click()
    (mark,) = marks(browser, found)
    until(browser, lambda: current(browser) == [found.get_attribute("id")])
    until(browser, lambda: browser.execute_script(VISIBLE, mark))
    assert mark.get_attribute("aria-current") == "true"
    mark.find_element(By.CSS_SELECTOR, ".ref").click()
    until(browser, lambda: browser.execute_script(VISIBLE, found.find_element(By.TAG_NAME, "h4")))
    assert browser.switch_to.active_element == found


def test_the_keyboard_alone_is_enough(browser: Chrome, address: str) -> None:
    """Tab to the place of the first finding, Enter to go there, Enter on its number to come back."""
    opened(browser, address)
    keys = ActionChains(browser)
    for _ in range(40):
        keys.send_keys(Keys.TAB).perform()
        if browser.switch_to.active_element.get_attribute("href") == f"{address}#m1-1":
            break
    keys.send_keys(Keys.ENTER).perform()
    until(browser, lambda: browser.switch_to.active_element.get_attribute("id") == "m1-1")
    until(browser, lambda: current(browser) == ["f1-1"])
    keys.send_keys(Keys.ENTER).perform()
    assert browser.switch_to.active_element.get_attribute("id") == "f1-1"


def test_single_keys_step_through_what_is_shown(browser: Chrome, address: str) -> None:
    """The keys n and j go on, p and k back, from file to file and round, past what is filtered out."""
    opened(browser, address)
    total = len(browser.find_elements(By.CSS_SELECTOR, ".card"))
    for key, expected in (("n", "f1-1"), ("j", "f1-2"), ("k", "f1-1")):
        ActionChains(browser).send_keys(key).perform()
        assert current(browser) == [expected]
    ActionChains(browser).send_keys("p").perform()
    assert current(browser) == [f"f3-{total - len(browser.find_elements(By.CSS_SELECTOR, '#d1 .card'))}"]
    browser.find_element(By.CSS_SELECTOR, "button.error").click()
    ActionChains(browser).send_keys("n").perform()
    assert browser.find_element(By.CSS_SELECTOR, ".card[aria-current]").get_attribute("data-kind") != "error"


def test_filters_hide_and_the_count_follows(browser: Chrome, address: str) -> None:
    """By severity and by rule; marks of what is hidden lose their colour, and a file without any says so."""
    opened(browser, address)
    cards = browser.find_elements(By.CSS_SELECTOR, ".card")
    errors = [one for one in cards if one.get_attribute("data-kind") == "error"]
    assert said(browser) == f"显示 {len(cards)} / {len(cards)} 个问题"
    button = browser.find_element(By.CSS_SELECTOR, "button.error")
    button.send_keys(Keys.SPACE)
    assert button.get_attribute("aria-pressed") == "false"
    assert said(browser) == f"显示 {len(cards) - len(errors)} / {len(cards)} 个问题"
    assert not any(one.is_displayed() for one in errors)
    assert all("off" in str(one.get_attribute("class")) for one in marks(browser, errors[-1]))
    button.send_keys(Keys.SPACE)
    Select(browser.find_element(By.TAG_NAME, "select")).select_by_value("W105")
    assert said(browser) == f"显示 2 / {len(cards)} 个问题"
    Select(browser.find_element(By.TAG_NAME, "select")).select_by_value("L101")
    browser.find_element(By.CSS_SELECTOR, "button.error").click()
    assert said(browser) == f"显示 0 / {len(cards)} 个问题"
    assert [one.is_displayed() for one in browser.find_elements(By.CSS_SELECTOR, ".none")] == [True, True]


def test_without_scripts_all_is_there_and_links_work(browser: Chrome, address: str) -> None:
    """No filters, every finding, and a way to its place and back."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(browser, address)
        assert not browser.find_element(By.CSS_SELECTOR, ".bar").is_displayed()
        found = card(browser, "T104")
        found.find_element(By.CSS_SELECTOR, ".at a").click()
        (mark,) = marks(browser, found)
        until(browser, lambda: browser.execute_script(VISIBLE, mark))
        assert mark.value_of_css_property("outline-style") == "solid"
        mark.find_element(By.CSS_SELECTOR, ".ref").click()
        assert browser.current_url.endswith(f"#{found.get_attribute('id')}")
        until(browser, lambda: browser.execute_script(VISIBLE, found.find_element(By.TAG_NAME, "h4")))
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_nothing_is_fetched_and_nothing_complained_of(browser: Chrome, address: str) -> None:
    """The file itself is all that is asked for; the console stays empty after every control was used."""
    logs: Any = browser
    logs.get_log("browser")
    logs.get_log("performance")
    opened(browser, address)
    for one in browser.find_elements(By.CSS_SELECTOR, ".bar button"):
        one.click()
    entries = [json.loads(one["message"])["message"] for one in logs.get_log("performance")]
    asked = {
        one["params"]["request"]["url"].partition("#")[0]
        for one in entries
        if one["method"] == "Network.requestWillBeSent"
    }
    assert asked - {"about:blank"} == {address}
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert logs.get_log("browser") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, 1000, PHONE])
def test_the_page_fits_and_can_be_read(browser: Chrome, address: str, width: int, scheme: str) -> None:
    """No scrolling to the side, and a contrast of 4.5 for every text, on a screen and on a phone, by day and night."""
    opened(browser, address, width, color_scheme=scheme)
    assert browser.execute_script(SIDEWAYS) == 0
    assert browser.execute_script(CONTRAST) == []
    dark = browser.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(22, 21, 19)"
    assert dark == (scheme == "dark")


def test_print_cuts_nothing(browser: Chrome, address: str) -> None:
    """On A4 filters are gone, every finding is there, no table is wider than the paper, and marks are outlines."""
    a4 = 680
    opened(browser, address, a4, media="print")
    assert not browser.find_element(By.CSS_SELECTOR, ".bar").is_displayed()
    assert all(one.is_displayed() for one in browser.find_elements(By.CSS_SELECTOR, ".card"))
    wider = (
        "return [...document.querySelectorAll('table')].filter((one) => one.getBoundingClientRect().right > innerWidth)"
    )
    assert browser.execute_script(f"{wider}.length") == 0
    assert browser.execute_script(SIDEWAYS) == 0
    (mark,) = marks(browser, card(browser, "T104"))
    assert mark.value_of_css_property("outline-style") == "solid"
    assert mark.value_of_css_property("background-color") == "rgba(0, 0, 0, 0)"


def test_print_says_when_some_findings_are_filtered_out(browser: Chrome, address: str) -> None:
    """A sheet with the errors alone is not taken for the whole."""
    opened(browser, address, 680)
    browser.find_element(By.CSS_SELECTOR, "button.warning").click()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert browser.find_element(By.CSS_SELECTOR, ".count").is_displayed()
    assert not browser.find_element(By.CSS_SELECTOR, "button.error").is_displayed()


def test_motion_is_smooth_only_where_it_is_welcome(browser: Chrome, address: str) -> None:
    """Who asked for less motion is taken there at once."""
    for wish, behaviour in (("no-preference", "smooth"), ("reduce", "auto")):
        opened(browser, address, reduced_motion=wish)
        assert browser.find_element(By.TAG_NAME, "html").value_of_css_property("scroll-behavior") == behaviour
