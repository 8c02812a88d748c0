/* The card on which a learner keeps the whole course on the device (kept/card.html), and what a page answers the worker that keeps it
   (kept/worker.js). Comes late: on pages that have the card, and where a worker answers. */
var QUIET = ["welcome", "my_course", "my_record", "onward"]; // plays that are no activity
var ASK_MS = 15000; // a worker that loads goes on for as long as a page asks

function offline_page(words) {
  var page = document.documentElement, root = page.getAttribute("data-content_root") || "./", kept = null;
  var card = document.querySelector("[data-offline]"), open = false, loads = false, sizes = null, worker = null, first = null, is = "", shown = "", home = null;

  /* ---- what the worker is told ---- */

  function tell(what, more) { if (worker) { worker.postMessage(Object.assign({ "do": what }, more)); } }
  function ask() { tell("how", { looks: Boolean(card) }); }

  // A talk, a test, a figure: who has done something on this page is left in peace.
  function busy(event) {
    var play = event.target.closest && event.target.closest("[data-play], [data-activity]");
    if (play && QUIET.indexOf(play.dataset.play) < 0 && event.isTrusted) { open = true; }
  }

  function hear(event) {
    if (event.data.ask === "open") { event.ports[0].postMessage(open); return; }
    if (event.data.is) { heard(event.data); }
  }

  /* ---- what the card shows ---- */

  function each(selector, work) { Array.prototype.forEach.call(card.querySelectorAll(selector), work); }

  function size(bytes) {
    var large = bytes >= 95000;
    return fill_in(card.dataset[large ? "mb" : "kb"], { n: large ? number_text(bytes / 1e6, 1, words) : number_text(Math.ceil(bytes / 1000), 0, words) });
  }

  function show(now, told) {
    var held = document.activeElement, from = told && told.all ? told : { done: 0, all: sizes.sends };
    var values = { load: size(from.all - from.done), done: size(from.done), all: size(from.all), room: size(sizes.keeps) };
    each("[data-says]", function (one) {
      var text = fill_in(one.dataset.says, values);
      if (one.textContent !== text) { one.textContent = text; }
    });
    each("progress", function (one) { one.value = from.all ? from.done / from.all : 0; });
    card.dataset.offline = is = now;
    each("[data-when]", function (one) { one.hidden = one.dataset.when.split(" ").indexOf(now) < 0; });
    if (!home) { each('[data-press="home"]', function (one) { one.hidden = true; }); }
    card.hidden = false;
    if (card.contains(held) && !held.getClientRects().length) { (card.querySelector("button:not([hidden])") || card.querySelector("h3")).focus(); }
    if (shown && shown !== now) { card.querySelector("[role=status]").textContent = card.querySelector("p[data-when~=" + now + "]").textContent; } // not at each step of the way
    shown = now;
  }

  // The start page is long, and the card lies far down.
  function point(newer) {
    var link = document.querySelector("main > .keep-it-news");
    if (link && !newer) { link.remove(); }
    if (link || !newer || !document.body.classList.contains("start")) { return; }
    link = document.createElement("p");
    link.className = "keep-it-news";
    link.appendChild(document.createElement("a")).href = "#keep-the-course";
    link.firstChild.textContent = card.dataset.news;
    document.querySelector("main").prepend(link);
  }

  function heard(told) {
    if (first === null) { first = told.version; }
    loads = told.is === "coming" || told.is === "line";
    sizes = told.sizes || sizes;
    if (!card) { return; }
    if (!sizes) { learn(); return; }
    if (told.is === "kept" && (is === "sure" || is === "same")) { return; }
    if (told.is !== "kept") { show(told.is === "none" ? "offer" : told.is, told); } else if (first && told.version !== first) { show("taken"); } else { show(is === "looks" ? "same" : "kept"); }
    point(told.is === "newer");
  }

  /* ---- what is pressed ---- */

  // Enough room, as far as the browser says; and it is asked not to clear the course away.
  function room() {
    var storage = navigator.storage || {};
    if (storage.persist) { storage.persist().catch(function () { /* then it may */ }); }
    return storage.estimate ? storage.estimate().then(function (told) { return told.quota - told.usage > sizes.keeps * 1.2; }, function () { return true; }) : Promise.resolve(true);
  }

  function register() {
    return kept.register(root + "sw.js", { updateViaCache: "none" }).then(function (made) {
      var coming = made.installing || made.waiting;
      worker = made.active;
      return worker || new Promise(function (ok, no) {
        coming.addEventListener("statechange", function () {
          if (coming.state === "activated") { worker = coming; ok(); }
          if (coming.state === "redundant") { no(new Error("redundant")); }
        });
      });
    });
  }

  var PRESSED = {
    want: function () {
      if (is === "offer") { show("coming"); }
      room().then(function (enough) {
        if (!enough) { show("full"); return null; }
        return register().then(function () { tell("want"); });
      }).catch(function () { show("not"); });
    },
    pause: function () { tell("pause"); },
    go: function () { tell("go"); },
    look: function () { is = "looks"; ask(); },
    sure: function () { show("sure"); },
    back: function () { is = ""; ask(); },
    forget: function () {
      tell("forget");
      kept.getRegistration(root).then(function (made) { return made && made.unregister(); }).then(function () { worker = first = null; show("offer"); });
    },
    load: function () { window.location.reload(); },
    home: function () { if (home) { home.prompt(); home = null; } }
  };

  /* ---- the beginning ---- */

  function begin() {
    kept.addEventListener("message", hear);
    kept.startMessages();
    ["input", "click"].forEach(function (name) { document.addEventListener(name, busy, true); });
    window.addEventListener("online", ask);
    window.setInterval(function () { if (loads) { tell("how"); } }, ASK_MS);
    kept.getRegistration(root).then(function (made) {
      worker = made && made.active;
      if (worker) { ask(); } else if (card) { learn(); }
    });
    if (!card) { return; }
    each("[data-press]", function (one) { one.addEventListener("click", function () { PRESSED[one.dataset.press](); }); });
    window.addEventListener("beforeinstallprompt", function (event) { home = event; if (is === "kept") { show(is); } });
  }

  // What it would weigh; where nobody says, there is nothing to keep here.
  function learn() {
    window.fetch(root + "_offline/now.json", { cache: "no-cache" }).then(function (came) { return came.json(); }).then(function (told) {
      sizes = told;
      if (!window.DecompressionStream) { sizes.sends = sizes.keeps; } // it cannot read packs: file by file, then
      show("offer");
    }).catch(function () { /* the course is a guest here */ });
  }

  try { kept = navigator.serviceWorker; } catch (error) { /* a guest to whom the browser lends none */ }
  if (window.milk_here || window.parent !== window || !/^https?:$/.test(window.location.protocol)) { return; } // it is packed, a guest, or a folder
  if (kept && window.caches) { begin(); } else if (card) { sizes = { sends: 0, keeps: 0 }; show("not"); }
}
