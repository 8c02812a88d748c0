/* A meeting's page as slides, never taller than the screen (?slides), and what is for who leads in a second window (?notes). */
/* From other pieces: STARTS, all, here, html, makeWire, slideFit. */

var SLIDE_OWN_KEYS = "input, select, textarea, [role=slider], [contenteditable]";
var SLIDE_OWN_SPACE = "button, summary, a, label";
var SLIDE_OWN_FINGER = "input, textarea, svg, [data-pull], [data-drag], .figures, .scroll";
var SLIDE_SWIPE_PX = 60;
var SLIDE_CLOCK_MS = 5000;

// The slides of a page, in order: boards, activities, and of some activities each question or story by itself.
function slidesIn(root) {
  var slides = [], part = null;
  all(root, "[data-board], .activity").forEach(function (el) {
    var named, each;
    if (el.hasAttribute("data-minutes")) { part = el; return; }
    if (el.hasAttribute("data-meeting")) { return; }
    if (el.hasAttribute("data-board")) { slides.push({ el: el, part: part, only: null }); return; }
    if (!part) { return; }
    named = (part.dataset.stories || "").split(" ").filter(Boolean);
    each = all(el, ".asks > li").filter(function (one) { return one.parentNode.parentNode === el; });
    named.forEach(function (name) { each = each.concat(all(el, '.story[id$="-' + name + '"]')); });
    (each.length ? each : [null]).forEach(function (only) { slides.push({ el: el, part: part, only: only }); });
  });
  return slides;
}

function startSlides(root, plan) {
  var page = document.documentElement, slides = slidesIn(root), at = 0, mode = "", began = {}, bar = null, fit = null, wire;

  function partOf(n) { return slides[n].part ? slides[n].part.id : ""; }
  function address(what) {
    here.replace(what ? "?" + what + "#" + (at + 1) : "");
  }
  function clear() { slides.forEach(function (one) { one.el.classList.remove("slide", "only-one"); if (one.only) { one.only.classList.remove("slide-only"); } }); }

  function show(n, quiet) {
    var one;
    at = Math.max(0, Math.min(slides.length - 1, n));
    one = slides[at];
    began[partOf(at)] = began[partOf(at)] || Date.now();
    clear();
    if (mode === "slides") {
      one.el.classList.add("slide");
      if (one.only) {
        one.el.classList.add("only-one");
        one.only.classList.add("slide-only");
        (one.only.tagName === "DETAILS" ? one.only : one.only.querySelector("details") || {}).open = true;
      }
      if (root.activeElement && root.activeElement.closest("main")) { root.activeElement.blur(); }
      fit(one.el);
    } else { showNotes(); }
    bar.place.textContent = (at + 1) + " / " + slides.length;
    bar.back.disabled = at === 0;
    bar.next.disabled = at === slides.length - 1;
    address(mode);
    if (!quiet) { wire.tell({ at: at, began: began }); }
  }

  // The notes of a part: for who leads, what the group sees now, and what comes next.
  function showNotes() {
    var one = slides[at], head = one.el.querySelector("h2, h3");
    all(root, "[data-minutes]").forEach(function (part) { part.classList.toggle("noted", part === one.part); });
    plan.classList.toggle("noted", !one.part);
    all(root, "[data-board]").forEach(function (board) { board.classList.toggle("now", board === one.el); });
    bar.says.textContent = head ? head.textContent : "";
    tick();
  }
  function tick() {
    var part = slides[at].part, of = part ? Number(part.dataset.minutes) : 0, left, next;
    if (mode !== "notes") { return; }
    left = Math.ceil(of - (Date.now() - (began[partOf(at)] || Date.now())) / 60000);
    next = all(root, "[data-minutes]")[part ? all(root, "[data-minutes]").indexOf(part) + 1 : 0];
    bar.clock.textContent = !part ? "" : (left > 0 ? WORDS.slides_left : WORDS.slides_over).replace("{n}", left).replace("{of}", of);
    bar.then.textContent = next ? WORDS.slides_then.replace("{title}", next.querySelector("h2").textContent) : "";
  }

  function makeBar() {
    var el = html("div", { class: "slide-bar", role: "group", "aria-label": WORDS.slides_bar }, document.body);
    function button(text, work) {
      var made = html("button", { type: "button", class: "quiet" }, el, text);
      made.addEventListener("click", function (event) {
        if (event.detail) { made.blur(); } // pressed by a pointer: the space bar goes on again, and not to this button
        work();
      });
      return made;
    }
    bar = { el: el };
    bar.back = button(WORDS.slides_back, function () { show(at - 1); });
    bar.place = html("span", { class: "count", role: "status" }, el);
    bar.next = button(WORDS.slides_next, function () { show(at + 1); });
    if (mode === "notes") {
      bar.says = html("b", {}, el);
      bar.clock = html("span", { class: "time-left" }, el);
      bar.then = html("span", { class: "after-this" }, el);
      window.setInterval(tick, SLIDE_CLOCK_MS);
    } else {
      button(WORDS.slides_notes, notes);
      button(WORDS.slides_end, leave);
      bar.blocked = html("span", { role: "alert" }, el);
    }
  }
  function notes() {
    var other = window.open(here.address("?notes#" + (at + 1)), "milk-notes-" + plan.dataset.meeting, "width=560,height=760");
    bar.blocked.textContent = other ? "" : WORDS.slides_blocked;
    if (other) { wire.join(other); }
  }

  function enter(what) {
    mode = what;
    page.classList.add(mode);
    if (bar) { bar.el.hidden = false; } else { makeBar(); }
    fit = fit || slideFit(bar.el);
    show((parseInt(here.hash().slice(1), 10) || 1) - 1);
  }
  function leave() {
    if (mode !== "slides") { return; }
    mode = "";
    page.classList.remove("slides");
    clear();
    fit(null);
    bar.el.hidden = true;
    address("");
    if (document.fullscreenElement) { document.exitFullscreen(); }
    slides[at].el.scrollIntoView();
  }

  wire = makeWire("milk-slides", function (told) {
    if (!mode) { return; }
    if (told.hello) { wire.tell({ at: at, began: began }); return; }
    if (typeof told.at !== "number" || !slides[told.at]) { return; }
    for (var id in told.began) { began[id] = told.began[id]; }
    if (told.at !== at) { show(told.at, true); } else { tick(); }
  });
  document.addEventListener("keydown", function (event) {
    var on = event.target, key = event.key;
    if (!mode || event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (key === "Escape") { leave(); return; }
    if (on.closest && (on.closest(SLIDE_OWN_KEYS) || (key === " " && on.closest(SLIDE_OWN_SPACE)))) { return; }
    if (key === "ArrowRight" || key === "PageDown" || (key === " " && !event.shiftKey)) { event.preventDefault(); show(at + 1); }
    if (key === "ArrowLeft" || key === "PageUp" || (key === " " && event.shiftKey)) { event.preventDefault(); show(at - 1); }
  });
  startSwipe(function (by) { if (mode) { show(at + by); } });
  document.addEventListener("fullscreenchange", function () { if (!document.fullscreenElement) { leave(); } });

  all(plan, "[data-slides]").forEach(function (el) { el.hidden = false; });
  plan.querySelector("[data-slides] button").addEventListener("click", function () {
    enter("slides");
    if (page.requestFullscreen) { page.requestFullscreen().catch(function () {}); } // where there is none, the window is enough
  });
  if (/[?&]slides\b/.test(here.search())) { enter("slides"); }
  if (/[?&]notes\b/.test(here.search())) { enter("notes"); wire.tell({ hello: true }); }
}

// A finger that goes across by far more than up or down, and on nothing that moves by itself.
function startSwipe(go) {
  var from = null;
  document.addEventListener("pointerdown", function (event) {
    from = event.isPrimary && event.pointerType === "touch" && !event.target.closest(SLIDE_OWN_FINGER) ? event : null;
  });
  document.addEventListener("pointerup", function (event) {
    var x = from ? event.clientX - from.clientX : 0, y = from ? event.clientY - from.clientY : 0;
    from = null;
    if (Math.abs(x) > SLIDE_SWIPE_PX && Math.abs(x) > 2 * Math.abs(y)) { go(x < 0 ? 1 : -1); }
  });
}

STARTS.push(function (root) {
  var plan = root === document ? root.querySelector("[data-meeting]") : null;
  if (plan) { startSlides(root, plan); }
});
