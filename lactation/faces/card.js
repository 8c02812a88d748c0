/* Shows a finished page's HTML as a card in a notebook. Stands after the compiled core and the page's script in one module, which
   hands out `show` (faces/notebook.py). What differs from a page is here: the root, the theme, links, the keyboard, the record. */

var instances = new WeakMap(); // by the notebook's widget manager: the page's script, started once for all its cards

function instance(model, course, ask) {
  var key = model.widget_manager, made = instances.get(key);
  if (!made) {
    made = { ask: ask, problems: [], unkept: [] };
    made.end = backEnd(made);
    made.start = milk_in_motion(lactation, lactation_core, course.words, made.end);
    instances.set(key, made);
  }
  made.ask = ask; // of the newest card: its kernel runs
  made.unkept.splice(0).forEach(made.end.add);
  return made;
}

// The record lies in a file beside the notebooks; the kernel reads and writes it (faces/answers.py).
function backEnd(made) {
  return {
    load: function () {
      return made.ask({ ask: "answers" }).then(function (told) { say(made, told.problem); return told.events; });
    },
    add: function (event) {
      return made.ask({ ask: "add", event: event }).then(function (told) {
        say(made, told.problem);
        if (made.hear && told.events.length) { made.hear(told.events); } // those of other notebooks
        if (told.problem) { throw new Error(told.problem); }
      }, function (error) {
        if (!error.lost) { throw error; }
        made.unkept.push(event); // the kernel was started again: it gets this when its cells are run
      });
    },
    told: function (callback) { made.hear = callback; }
  };
}

// What went wrong with the record is said once, in the first card that is there.
function say(made, problem) {
  if (!problem || made.problems.indexOf(problem) >= 0) { return; }
  made.problems.push(problem);
  if (made.sheet) { tell(made.sheet, problem); }
}

function tell(sheet, problem) {
  var note = document.createElement("p");
  note.className = "problem";
  note.setAttribute("role", "alert");
  note.textContent = problem;
  sheet.prepend(note);
  return note;
}

// A kernel that was started again knows no card that was shown before it: each says so, until its cell is run anew.
function watchLine(model, sheet, told, ask) {
  var note = null;
  function look() {
    ask({ ask: "here" }).then(function () {
      if (note) { note.remove(); }
      note = null;
    }, function () { note = note || tell(sheet, told); });
  }
  model.on("comm_live_update", look);
  return function () { model.off("comm_live_update", look); };
}

// Dark where JupyterLab's theme is, at once when it changes. Returns what ends it.
function followTheme(el) {
  function set() { el.classList.toggle("dark", document.body.dataset.jpThemeLight === "false"); }
  var observer = new MutationObserver(set);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  set();
  return function () { observer.disconnect(); };
}

// A page leads to pages, a notebook to notebooks; what is elsewhere, or another notebook, opens beside it.
function mendLinks(root) {
  Array.prototype.forEach.call(root.querySelectorAll("a[href]"), function (link) {
    var address = link.getAttribute("href");
    if (address[0] === "#") { return; }
    if (!/^[a-z]+:/.test(address)) { link.setAttribute("href", address.replace(/\.html(?=#|$)/, ".ipynb")); }
    link.target = "_blank";
    link.rel = "noopener";
  });
  root.addEventListener("click", function (event) {
    var link = event.target.closest('a[href^="#"]'), place = link && root.getElementById(link.getAttribute("href").slice(1));
    if (!link) { return; }
    event.preventDefault(); // the notebook's own address stays
    if (place) { place.scrollIntoView({ block: "nearest" }); }
  });
}

// Letters and arrows belong to the card while it has the focus: in a notebook they would cut cells or leave the card.
function ownKeys(el) {
  el.setAttribute("data-lm-suppress-shortcuts", "true");
  ["keydown", "keypress", "keyup"].forEach(function (name) {
    el.addEventListener(name, function (event) { if (event.key !== "Escape") { event.stopPropagation(); } }); // it leaves workshop mode
  });
}

// A figure stays in sight beside its controls: what frames a card must not be a box that scrolls by itself.
function openFrames(el) {
  for (var frame = el; frame && !frame.matches(".jp-Cell, body"); frame = frame.parentElement) {
    if (getComputedStyle(frame).overflowY !== "visible") { frame.style.overflow = "visible"; }
  }
}

// An explorer's settings and the widget's are one: a hand moves Python's, and Python the hand's.
function shareSettings(model, root) {
  var section = root.querySelector('[data-activity="explore"]'), explorer = section && section.explorer;
  if (!section) { return function () {}; }
  function copy(settings) { return JSON.parse(JSON.stringify(settings)); }
  function same(one, other) { return Object.keys(one).every(function (name) { return JSON.stringify(one[name]) === JSON.stringify(other[name]); }); }
  function take() { if (!same(explorer.settings, model.get("settings"))) { explorer.set(copy(model.get("settings"))); } }
  function give() {
    if (same(explorer.settings, model.get("settings"))) { return; }
    model.set("settings", copy(explorer.settings));
    model.save_changes();
  }
  section.addEventListener("settings", give);
  model.on("change:settings", take);
  // At first: what Python set meanwhile goes before what an earlier answer sets.
  if (same(JSON.parse(explorer.first), model.get("settings"))) { give(); } else { take(); }
  return function () { model.off("change:settings", take); };
}

// The kernel sends a figure with bands of two runs, so that it is there at once: they show when the whole ones are drawn.
function hideBands(root) {
  var section = root.querySelector('[data-activity="explore"]');
  if (!section) { return; }
  section.classList.add("no-band-yet");
  section.addEventListener("band", function () { section.classList.remove("no-band-yet"); }, { once: true });
}

export function show(model, el, html, course, ask) {
  var root = el.shadowRoot || el.attachShadow({ mode: "open" }), made = instance(model, course, ask);
  var WORDS = course.words, style = document.createElement("style"), sheet = document.createElement("div");
  style.textContent = course.style;
  el.lang = WORDS.language;
  el.dir = WORDS.direction;
  sheet.className = "js";
  sheet.innerHTML = html;
  root.replaceChildren(style, sheet);
  made.sheet = made.sheet && made.sheet.isConnected ? made.sheet : sheet;
  made.problems.forEach(function (problem) { if (made.sheet === sheet) { tell(sheet, problem); } });
  ownKeys(el);
  openFrames(el);
  hideBands(root);
  mendLinks(root);
  readCitations(el, course.works);
  var ends = [followTheme(el), watchLine(model, sheet, WORDS.card_lost, ask)];
  return Promise.resolve(made.start(root)).then(function () {
    ends.push(shareSettings(model, root));
    return function () { ends.forEach(function (end) { end(); }); };
  });
}
