/* Links the parts of the course's script: each is a function of what it needs, and returns what it gives. A page loads the parts
   that it uses (site/load.py). Parts of the core are made when they come; those of the page's script when it starts, or, where they
   come later than that, at once. */

var lactation = {}; // what the core gives, by name
var milk_parts = { core: [], page: [], known: null };

function link_part(known, needs, make) {
  var given = make.apply(null, needs.map(function (need) {
    if (!(need in known)) { throw new Error("found no " + need + ", expected a part before this one to give it"); }
    return known[need];
  }));
  for (var name in given) { known[name] = given[name]; }
  return Object.keys(given);
}

function core_part(needs, make) { milk_parts.core.push({ needs: needs, make: make, gives: link_part(lactation, needs, make) }); }
// What comes late, when the page has started, is linked at once.
function page_part(needs, make) {
  if (milk_parts.known) { link_part(milk_parts.known, needs, make); } else { milk_parts.page.push({ needs: needs, make: make }); }
}

// The text of a function that makes again, in a worker, what the core gives by the names that fit a pattern, and what that needs.
function lactation_core(pattern) {
  var wanted = {}, texts = [];
  milk_parts.core.slice().reverse().forEach(function (part) {
    if (!part.gives.some(function (name) { return wanted[name] || pattern.test(name); })) { return; }
    part.needs.forEach(function (need) { wanted[need] = true; });
    texts.unshift("link(known," + JSON.stringify(part.needs) + "," + part.make + ");");
  });
  return "function () { var known = {}, link = " + link_part + "; " + texts.join("\n") + " return known; }";
}

// On a page: make the parts of its script, and start what stands on it. Where a file did not arrive, the rest of the page lives.
function start_page(words) {
  var known = { core: lactation, makeCore: lactation_core, WORDS: words, backend: null };
  milk_parts.page.forEach(function (part) {
    try { link_part(known, part.needs, part.make); } catch (error) { window.setTimeout(function () { throw error; }, 0); }
  });
  milk_parts.known = known;
  known.start(document);
}
