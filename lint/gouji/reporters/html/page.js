"use strict";
(() => {
  const bar = document.querySelector(".bar");
  const cards = [...document.querySelectorAll(".card")];
  const marks = [...document.querySelectorAll("[data-f]")];
  const toggles = [...bar.querySelectorAll("[data-kind]")];
  const rule = bar.querySelector("select");
  const count = bar.querySelector(".count");
  let current = null;

  const filter = () => {
    const kinds = new Set(toggles.filter((one) => one.ariaPressed === "true").map((one) => one.dataset.kind));
    for (const card of cards) {
      card.hidden = !kinds.has(card.dataset.kind) || (rule.value !== "" && card.dataset.code !== rule.value);
    }
    const shown = new Set(cards.filter((card) => !card.hidden).map((card) => card.id));
    for (const mark of marks) {
      mark.classList.toggle("off", !mark.dataset.f.split(" ").some((id) => shown.has(id)));
    }
    for (const none of document.querySelectorAll(".none")) {
      none.hidden = none.parentElement.querySelector(".card:not([hidden])") !== null;
    }
    bar.classList.toggle("partial", shown.size < cards.length);
    count.textContent = count.dataset.text.replace("{shown}", shown.size).replace("{all}", cards.length);
  };

  const choose = (card) => {
    for (const one of document.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    current = card;
    card.setAttribute("aria-current", "true");
    for (const mark of marks) {
      if (mark.dataset.f.split(" ").includes(card.id)) mark.setAttribute("aria-current", "true");
    }
    card.scrollIntoView({ block: "nearest" });
  };

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const card = cards.find((one) => one.id === id || one.dataset.mark === id);
    if (!card) return;
    choose(card);
    document.getElementById(id).scrollIntoView({ block: "center", inline: "center" });
  };

  const step = (by) => {
    const shown = cards.filter((card) => !card.hidden);
    if (shown.length === 0) return;
    const from = current ? cards.indexOf(current) : by > 0 ? -1 : cards.length;
    const rest = shown.filter((card) => (cards.indexOf(card) - from) * by > 0);
    const card = by > 0 ? (rest[0] ?? shown[0]) : (rest.at(-1) ?? shown.at(-1));
    location.replace(`#${card.dataset.mark ?? card.id}`);
    follow();
  };

  const keys = { n: 1, j: 1, p: -1, k: -1 };
  document.addEventListener("keydown", (event) => {
    const by = keys[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    event.preventDefault();
    step(by);
  });
  document.addEventListener("click", (event) => {
    const ref = event.target.closest(".ref");
    if (!ref) return;
    event.preventDefault();
    const card = cards.find((one) => one.id === ref.dataset.f);
    choose(card);
    card.focus({ preventScroll: true });
  });
  for (const one of toggles) {
    one.addEventListener("click", () => {
      one.ariaPressed = one.ariaPressed === "true" ? "false" : "true";
      filter();
    });
  }
  rule.addEventListener("change", filter);
  bar.querySelector(".previous").addEventListener("click", () => step(-1));
  bar.querySelector(".next").addEventListener("click", () => step(1));
  addEventListener("hashchange", follow);
  bar.hidden = false;
  filter();
  follow();
})();
