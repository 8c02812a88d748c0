/* On paper nothing is folded. Where the style alone cannot unfold (browsers before 2025), folds are opened for the printer. */

var unfolded = []; // each fold that was opened, with the name by which another one would close it

window.addEventListener("beforeprint", function () {
  if (window.CSS && CSS.supports("selector(::details-content)")) { return; }
  unfolded = all(document, "main details:not([open])").map(function (details) { return [details, details.getAttribute("name")]; });
  all(document, "main details[name]").forEach(function (details) {
    if (details.open) { unfolded.push([details, details.getAttribute("name")]); }
    details.removeAttribute("name");
  });
  unfolded.forEach(function (fold) {
    fold.push(fold[0].open);
    fold[0].open = true;
  });
});

window.addEventListener("afterprint", function () {
  unfolded.forEach(function (fold) { fold[0].open = fold[2]; });
  unfolded.forEach(function (fold) { if (fold[1]) { fold[0].setAttribute("name", fold[1]); } });
  unfolded = [];
});
