/* Many runs of a scene, as one block of numbers, to hand from a worker to the page. */

// Runs as one block of numbers, which is handed over whole: to copy them one by one would cost the page more than to draw them.
// Null where they are not all alike, or not all numbers. A run's shape: 0 for a number, -1 - n for a list of n.
function pack(members) {
  var numbers = [], shape = null;
  function shapeOf(one) {
    if (typeof one === "number") { numbers.push(one); return 0; }
    if (!one || typeof one !== "object") { throw new Error("no number"); }
    if (!Array.isArray(one)) {
      var named = {};
      for (var name in one) { named[name] = shapeOf(one[name]); }
      return named;
    }
    if (one.some(function (part) { return typeof part !== "number"; })) { return one.map(shapeOf); }
    for (var i = 0; i < one.length; i++) { numbers.push(one[i]); }
    return -1 - one.length;
  }
  try {
    for (var k = 0; k < members.length; k++) {
      var own = JSON.stringify(shapeOf(members[k]));
      if (shape !== null && own !== shape) { return null; }
      shape = own;
    }
  } catch (error) { return null; }
  return { count: members.length, shape: shape, numbers: new Float64Array(numbers) };
}

function unpack(packed) {
  var shape = JSON.parse(packed.shape), at = 0, members = [];
  function made(part) {
    if (part === 0) { at += 1; return packed.numbers[at - 1]; }
    if (part < 0) { at -= part + 1; return packed.numbers.subarray(at + part + 1, at); }
    if (Array.isArray(part)) { return part.map(made); }
    var named = {};
    for (var name in part) { named[name] = made(part[name]); }
    return named;
  }
  for (var k = 0; k < packed.count; k++) { members.push(made(shape)); }
  return members;
}
