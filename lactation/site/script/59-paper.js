/* On paper nothing is folded. Where the style alone cannot unfold (browsers before 2025), folds are opened for the printer. */
/* From other pieces: STARTS, all. */

function unfoldForPaper(root) {
  var unfolded = []; // each fold, whether it was open, and the name by which another one would close it
  if (window.CSS && CSS.supports("selector(::details-content)")) { return; }
  window.addEventListener("beforeprint", function () {
    unfolded = all(root, "details:not(.menu)").map(function (fold) { return [fold, fold.open, fold.getAttribute("name")]; });
    unfolded.forEach(function (one) { one[0].removeAttribute("name"); });
    unfolded.forEach(function (one) { one[0].open = true; });
  });
  window.addEventListener("afterprint", function () {
    unfolded.forEach(function (one) { one[0].open = one[1]; });
    unfolded.forEach(function (one) { if (one[2]) { one[0].setAttribute("name", one[2]); } });
    unfolded = [];
  });
}

STARTS.push(unfoldForPaper);
