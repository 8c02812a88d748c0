/* Stands in each page before all that is drawn (site/__init__.py): says that scripts run, that they are still on their way, or that
   one of them did not arrive. On a bad line each of them is a request that may break off. */
(function () {
  var page = document.documentElement, there = false;

  // Whoever presses something before the scripts are there is told that it does not count yet.
  function early(event) {
    var form = event.target;
    if (event.type === "submit" && !form.getAttribute("action")) { event.preventDefault(); } // it would load the page anew, without what was chosen
    else if (!form.closest("main button, main input, main textarea, main select")) { return; }
    if (!there) { page.classList.add("coming"); }
  }

  page.className = "js";
  ["submit", "click", "input"].forEach(function (what) { document.addEventListener(what, early, true); });
  document.addEventListener("error", function (event) {
    if (event.target.tagName === "SCRIPT" && event.target.defer) { page.classList.add("missing"); }
  }, true);
  document.addEventListener("DOMContentLoaded", function () {
    there = true;
    page.classList.remove("coming");
    if (window.lactation) { return; }
    page.classList.remove("js"); // nothing here will move: read the page as one without scripts
    document.head.insertAdjacentHTML("beforeend", document.querySelector("head noscript").textContent);
  });
})();
