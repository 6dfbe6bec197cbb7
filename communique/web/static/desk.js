// Keys and hover. All pages can be read and used without this.
"use strict";
(() => {
  const one = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const shown = (element) => element.getClientRects().length > 0;
  const places = { t: "today", T: "talks", c: "commitments", q: "questions", p: "parties", P: "people",
    s: "statements", r: "reports", b: "brief", S: "search", R: "review" };
  let here = null;
  let going = false;

  function go(element) {
    if (!element) return;
    if (here) here.classList.remove("here");
    here = element;
    here.classList.add("here");
    here.scrollIntoView({ block: "nearest" });
    const inside = one("[data-open]", here) || here;
    inside.focus({ preventScroll: true });
    if (here.dataset.finding) light(here.dataset.finding, true);
  }

  function step(by) {
    const items = all("[data-item]").filter(shown);
    const at = items.indexOf(here);
    go(items[Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + by))]);
  }

  // ---- on a phone the pages stand in a row that is pushed aside: the one that is open comes in sight
  const open = one(".nav [aria-current]");
  if (open) open.parentElement.scrollLeft = open.offsetLeft - 2 * open.parentElement.offsetLeft;

  // ---- a report: its words and its findings
  const report = one("[data-report]");
  const cards = report ? one(".cards", report) : null;
  const marks = report ? all("[data-findings]", report) : [];

  function light(id, move) {
    if (!report) return;
    all(".lit", report).forEach((lit) => lit.classList.remove("lit"));
    if (!id) return;
    const card = document.getElementById("f-" + id);
    if (card) card.classList.add("lit");
    const own = marks.filter((mark) => mark.dataset.findings.split(" ").includes(id));
    own.forEach((mark) => {
      mark.classList.add("lit");
    });
    if (move && own[0]) own[0].scrollIntoView({ block: "nearest" });
  }

  function first(mark) {
    const ids = mark.dataset.findings.split(" ");
    return ids.find((id) => shown(document.getElementById("f-" + id))) || ids[0];
  }

  function bring(id) {
    const card = document.getElementById("f-" + id);
    if (!card || !cards) return;
    if (cards.scrollHeight > cards.clientHeight)
      cards.scrollTop += card.getBoundingClientRect().top - cards.getBoundingClientRect().top - 60;
  }

  marks.forEach((mark) => {
    mark.addEventListener("mouseenter", () => { light(first(mark)); bring(first(mark)); });
    mark.addEventListener("focus", () => { light(first(mark)); bring(first(mark)); });
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      const ids = mark.dataset.findings.split(" ").filter((id) => shown(document.getElementById("f-" + id)));
      if (!ids.length) return;
      const at = here ? ids.indexOf(here.dataset.finding) : -1;
      const id = ids[(at + 1) % ids.length];
      const card = document.getElementById("f-" + id);
      const fields = one("details", card);
      if (fields) fields.open = true;
      if (here) here.classList.remove("here");
      here = card;
      card.classList.add("here");
      light(id);
      bring(id);
      if (cards.scrollHeight <= cards.clientHeight) card.scrollIntoView({ block: "nearest" });
    });
  });
  if (report)
    all(".card", report).forEach((card) => {
      card.addEventListener("mouseenter", () => light(card.dataset.finding));
      card.addEventListener("focusin", () => light(card.dataset.finding));
    });
  function arrive() {
    const id = location.hash.slice(1);
    if (!id.startsWith("at-") && !id.startsWith("f-")) return;
    const finding = id.slice(id.indexOf("-") + 1);
    const card = document.getElementById("f-" + finding);
    if (!card) return;
    const kind = one("#show-" + [...card.classList].find((name) => name.startsWith("k-")).slice(2));
    if (kind) kind.checked = true;
    if (here) here.classList.remove("here");
    here = card;
    card.classList.add("here");
    light(finding, id.startsWith("at-"));
    bring(finding);
  }
  if (report) {
    addEventListener("hashchange", arrive);
    arrive();
  }

  // ---- review: words chosen with the mouse, as places in the text
  const review = one("[data-review]");
  if (review) {
    const text = one("[data-text]", review);
    const field = one("[data-spans]", review);
    const words = one("#words");
    if (words) words.scrollIntoView({ block: "center" });
    const letters = (string) => [...string].length; // places count code points
    const place = (piece, node, offset) => {
      const before = document.createRange();
      before.selectNodeContents(piece);
      before.setEnd(node, offset);
      return Number(piece.dataset.start) + letters(before.toString());
    };
    const chosen = () => {
      const selection = getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return null;
      const range = selection.getRangeAt(0);
      const ends = all("[data-start]", text)
        .filter((piece) => range.intersectsNode(piece))
        .map((piece) => { // what is marked may begin or end beyond the piece, or beyond the text
          const [first, last] = [Number(piece.dataset.start), letters(piece.textContent)];
          const [from, to] = [piece.contains(range.startContainer), piece.contains(range.endContainer)];
          return [from ? place(piece, range.startContainer, range.startOffset) : first,
            to ? place(piece, range.endContainer, range.endOffset) : first + last];
        })
        .filter(([start, end]) => start < end);
      return ends.length ? ends[0][0] + "-" + ends[ends.length - 1][1] : null;
    };
    const script = one("[data-needs-script]", review);
    if (script && field) {
      script.hidden = false;
      let last = null;
      document.addEventListener("selectionchange", () => { last = chosen() || last; });
      one("[data-take]", script).addEventListener("click", () => { if (last) field.value = last; });
      one("[data-add]", script).addEventListener("click", () => { if (last) field.value += ", " + last; });
    }
  }
  function act(key) {
    const element = one(`[data-act="${key}"]`);
    if (!element) return false;
    const asked = element.form && one("input[name=name]:not([type=hidden]), input[name=called]:not([type=hidden])", element.form);
    if (asked && !asked.value) asked.focus(); // a name is asked for before it is given
    else element.click();
    if (element.matches("summary")) {
      const field = one("input:not([type=hidden]), select", element.parentElement);
      if (field) field.focus();
    }
    return true;
  }

  // ---- keys
  const dialog = one("#keys");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target.closest("input, select, textarea, [contenteditable]");
    if (writing && event.target.type !== "checkbox") {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (dialog && dialog.open) return;
    if (going) {
      going = false;
      const place = places[event.key];
      const link = place && all(".nav a").find((a) => new URL(a.href).pathname === "/" + place);
      if (link) location.assign(link.href);
      return;
    }
    switch (event.key) {
      case "j": step(1); break;
      case "k": step(-1); break;
      case "g": going = true; break;
      case "?": if (dialog) dialog.showModal(); break;
      case "[": case "]": {
        const link = one(`[data-key="${event.key}"]`);
        if (link) location.assign(link.href);
        break;
      }
      case "/": {
        const field = one("[data-search]");
        if (field) field.focus();
        else location.assign(one('.nav a[href^="/search"]').href);
        break;
      }
      default: if (event.key.length > 1 || !act(event.key)) return;
    }
    event.preventDefault();
  });
})();
