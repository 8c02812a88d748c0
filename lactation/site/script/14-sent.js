/* An address that says what is on the page (core/address.py), or asks for one thing of it alone (?embed): what reads it comes then. */
/* From other pieces: STARTS, TOOLS, here, late. */

STARTS.push(function (root) {
  var page = document.documentElement;
  function sent() {
    var alone = /[?&]embed\b/.test(here.search());
    if (!alone && !/^#(~|%7e)/i.test(here.hash())) { return; }
    if (alone) { page.classList.add("embed"); }
    late("late-share.js", "share", TOOLS).then(function () { TOOLS.sent(alone); }, function () { page.classList.remove("embed"); page.classList.add("missing"); });
  }
  if (root === document) { window.addEventListener("hashchange", sent); sent(); }
});
