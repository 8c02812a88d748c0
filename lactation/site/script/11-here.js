/* Where the page is, and files of the course that a script asks for: not the window's own affair in a course that is one file. */

// Every piece asks here and not `location` (lactation/offline gives another `milk_here`). `search` and `hash` as a location tells
// them; `replace` takes "?a=b#c" for both, "" for neither.
var here = Object.assign({
  page: function () { return window.location.pathname; },
  search: function () { return window.location.search; },
  hash: function () { return window.location.hash; },
  address: function (what) { return window.location.href.split(/[?#]/)[0] + what; }, // of this page, whole
  replace: function (what) {
    try { window.history.replaceState(window.history.state, "", what || window.location.pathname); } catch (error) { /* a strict browser */ }
  },
  go: function (way) { window.location.assign(way); }, // as a link of this page would
  file: function (way) { return way; } // from where a script or picture at this place comes
}, window.milk_here);
