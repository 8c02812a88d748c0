/* A class wall is known to a page only by what its join page has set in this tab: then what belongs to it comes (93-wall.js). */
/* From other pieces: late. */

var WALL = {};
try {
  if (window.sessionStorage.getItem("milk-in-motion-wall")) { late("late-wall.js", "join", WALL).then(function () { WALL.join(); }); }
} catch (error) { /* a strict browser: no wall */ }
