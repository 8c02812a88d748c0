/* Shows a page of the course out of packs, in the window in which this runs: in one file that holds the whole course, where the page
   stands behind the # (`one`), or in a folder, where each page has its own address. After unpack.js; classic script. */

// `course`: one; start (the first page); page (of a folder's page); place (pack of a folder of pages); told (words). `ask` resolves
// to the bytes of a pack.
function milk_show(course, ask) {
  var TYPES = { js: "text/javascript", css: "text/css", svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", webp: "image/webp", md: "text/markdown", json: "application/json", mp3: "audio/mpeg", pdf: "application/pdf" };
  var SCROLLED = "milk-in-motion-scrolled";
  var at = now(), files = {}, made = {}, entry = 0, shut = false; // `shut`: the browser lets no page lead here, so this window is used again

  /* ---- where we are ---- */

  function now() {
    return course.one ? parsed(window.location.hash) : { page: course.page, search: window.location.search, hash: window.location.hash };
  }
  function parsed(hash) {
    var told = /^#\/([^?#]*)(\?[^#]*)?(#.*)?$/.exec(hash);
    if (!told) { return { page: course.start, search: "", hash: hash }; }
    return { page: decoded(told[1]).replace(/^(index\.html)?$/, course.start), search: told[2] || "", hash: told[3] || "" };
  }
  function decoded(text) { try { return decodeURIComponent(text); } catch (error) { return text; } }

  // The page, search and hash to which a link of this page leads; null for one that leads elsewhere.
  function led(way) {
    var to;
    if (/^(#\/|[a-z][a-z0-9+.-]*:|\/\/)/i.test(way)) { return null; }
    to = new URL(way, "https://course.invalid/" + encodeURI(at.page) + at.search);
    return { page: decoded(to.pathname.slice(1)), search: to.search, hash: to.hash };
  }
  function told(to) { return "#/" + encodeURI(to.page) + to.search + to.hash; }
  function bytes(page) { return Object.prototype.hasOwnProperty.call(files, page) ? files[page] : null; }
  function text(page) { return new TextDecoder().decode(bytes(page)); }

  // From where a file of the course comes.
  function file(way) {
    var to = led(way), page = to ? to.page : "", found = to && bytes(page);
    if (!found) { return way; }
    made[page] = made[page] || URL.createObjectURL(new Blob([found], { type: TYPES[page.split(".").pop()] || "" }));
    return made[page];
  }

  function go(way) {
    var to = led(way);
    if (!to || !course.one) { window.location.assign(way); return; }
    if (told(to) === told(at)) {
      if (at.hash) { goTo(); } else { follow(to); }
      return;
    }
    window.location.hash = told(to);
    if (window.location.hash === told(to)) { return; } // `moved` does the rest
    shut = true; // a preview, or an app that shows a file as its own
    try { window.history.pushState(null, "", told(to)); } catch (error) { /* then Back leaves the course */ }
    follow(to);
  }

  // Another page: in a fresh window where that can be.
  function follow(to) {
    if (!shut) { window.location.reload(); return; }
    if (to.page === at.page && to.search === at.search) { at = to; goTo(); return; }
    window.dispatchEvent(new Event("pagehide")); // what is not saved yet is saved now
    at = to;
    show();
  }

  // What stands in for 11-here.js; in a folder the window knows all but the files.
  window.milk_here = !course.one ? { file: file } : {
    page: function () { return at.page; },
    search: function () { return at.search; },
    hash: function () { return at.hash; },
    address: function (what) { return window.location.href.split("#")[0] + "#/" + encodeURI(at.page) + what; },
    replace: function (what) {
      at = parsed("#/" + encodeURI(at.page) + what);
      try { window.history.replaceState(window.history.state, "", told(at)); } catch (error) { /* a strict browser */ }
    },
    go: go, file: file
  };

  /* ---- links ---- */

  // A link is mended when it is touched, so that the browser follows it by itself: also into a new tab. In a folder, to pages, none needs it.
  function mend(event) {
    var link = event.target.closest ? event.target.closest("a[href]") : null, to = link ? led(link.getAttribute("href")) : null;
    if (!to) { return; }
    if (!/\.html$/.test(to.page)) { link.href = file(link.getAttribute("href")); } else if (course.one) { link.setAttribute("href", told(to)); }
  }
  function clicked(event) {
    var link = event.target.closest ? event.target.closest('a[href^="#/"]:not([target])') : null, to;
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    to = parsed(link.getAttribute("href"));
    go("/" + encodeURI(to.page) + to.search + to.hash);
  }
  function submitted(event) {
    var way = event.target.getAttribute("action");
    if (event.defaultPrevented || !way) { return; }
    event.preventDefault();
    go(way + "?" + new URLSearchParams(new FormData(event.target)));
  }
  function moved(event) {
    var next = now();
    if (next.page !== at.page || next.search !== at.search) {
      event.stopImmediatePropagation(); // the scripts of this page need not know
      follow(next);
      return;
    }
    at = next;
    goTo();
  }

  // What a browser does for the place named behind the #: the style marks it (in place of :target), and the keyboard goes on there.
  function goTo() {
    var before = document.querySelector("[data-target]"), place = document.getElementById(decoded(at.hash.slice(1)));
    if (before) { before.removeAttribute("data-target"); }
    if (!place || !at.hash) { return; }
    place.setAttribute("data-target", "");
    place.scrollIntoView();
    if (place.tabIndex < 0 && !place.hasAttribute("tabindex")) {
      place.setAttribute("tabindex", "-1");
      place.addEventListener("blur", function () { place.removeAttribute("tabindex"); }, { once: true });
    }
    place.focus({ preventScroll: true });
  }

  /* ---- how far it was read ---- */

  function scrolled() { try { return JSON.parse(window.sessionStorage.getItem(SCROLLED)) || {}; } catch (error) { return {}; } }
  function keepScroll() {
    var all = scrolled();
    all[entry] = Math.round(window.scrollY);
    try { window.sessionStorage.setItem(SCROLLED, JSON.stringify(all)); } catch (error) { /* then a page begins at its top */ }
  }
  function begun() {
    var state = window.history.state;
    entry = 0;
    window.history.scrollRestoration = "manual"; // the browser would do it before there is a page
    if (state && state.milk) { entry = state.milk; return; }
    entry = String(Date.now()) + Math.random();
    try { window.history.replaceState({ milk: entry }, ""); } catch (error) { /* a strict browser */ }
  }
  function loaded() {
    var before = scrolled()[entry];
    if (typeof before === "number") { window.scrollTo(0, before); }
    else if (course.one) { goTo(); }
    else if (window.location.hash) { window.location.replace(window.location.hash); } // now there is something to go to
  }

  /* ---- the page ---- */

  // A page's HTML with what it loads in it: styles as they are, scripts and pictures by addresses that only this window knows.
  function whole(page) {
    return text(page).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>|<link rel="manifest"[^>]*>/g, "") // the window has its own
      .replace(/<link rel="stylesheet" href="([^"]+)">/g, function (link, way) {
        var to = led(way), style = to && bytes(to.page) ? text(to.page) : null;
        return style === null ? link : "<style>" + (course.one ? style.replace(/:target\b/g, "[data-target]") : style) + "</style>";
      })
      .replace(/(<(?:script|img|audio|video|source|link rel="icon")(?: [^>]*?)? (?:src|href)=")([^"]+)"/g, function (all, before, way) {
        return before + file(way) + '"';
      });
  }

  function write() {
    var html = whole(at.page);
    begun();
    document.open(); // takes all that listens off the window
    window.addEventListener("pagehide", keepScroll);
    window.addEventListener("load", function () { window.setTimeout(loaded, 0); }, { once: true });
    ["pointerdown", "mouseover", "focusin", "contextmenu", "click"].forEach(function (what) { document.addEventListener(what, mend, true); });
    if (course.one) {
      window.addEventListener("hashchange", moved);
      window.addEventListener("click", clicked);
      window.addEventListener("submit", submitted);
    }
    document.write(html);
    document.close();
  }

  function say(name) {
    var place = document.getElementById("milk-told") || document.body.appendChild(document.createElement("p")), link;
    place.hidden = false;
    place.setAttribute("role", "alert");
    place.textContent = course.told[name] + " ";
    if (name !== "no_page" || !course.one) { return; }
    link = document.createElement("a");
    link.href = "#/" + course.start;
    link.textContent = course.told.start;
    place.appendChild(link);
  }

  function failed(error) {
    say(error.message === "no page" ? "no_page" : "damaged");
    window.setTimeout(function () { throw error; }, 0); // for those who help
  }

  function pack() {
    var names = [at.page.split("/").slice(0, -1).join("/"), at.page].filter(function (name) { return Object.prototype.hasOwnProperty.call(course.place, name); });
    return course.place[names[0]];
  }

  function show() {
    if (!pack()) { failed(new Error("no page")); return; }
    Promise.all([ask("shared"), ask(pack())]).then(function (packed) {
      return milk_unpack(packed[0], null).then(function (shared) {
        return milk_unpack(packed[1], shared).then(function (own) { Object.assign(files, shared.files, own.files); });
      });
    }).then(function () {
      if (!bytes(at.page)) { throw new Error("no page"); }
      write();
    }).catch(failed);
  }

  window.addEventListener("hashchange", function () { window.location.reload(); }); // while there is no page yet
  window.setTimeout(function () { if (document.getElementById("milk-told")) { document.getElementById("milk-told").hidden = false; } }, 600);
  show();
}
