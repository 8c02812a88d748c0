/* Inflates what zlib deflated (RFC 1950, 1951), for browsers that cannot by themselves: Safari learned it in 2023. Several times slower. */

// Fails with "damaged" where the bytes are not whole; their checksum is compared.
function milk_inflate(packed) {
  var ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  var LENGTHS = steps(28, 4, 3), DISTANCES = steps(30, 2, 1);
  var made = new Uint8Array(4 * packed.length + 1024), size = 0, at = 2, held = 0, count = 0, last, kind;

  // What a length's or a distance's word begins with, and how many more bits tell the rest: twice as wide steps after each `each`.
  function steps(n, each, first) {
    var base = [], more = [], k;
    for (k = 0; k < n; k += 1) {
      more.push(Math.max(0, Math.floor(k / each) - 1));
      base.push(first);
      first += 1 << more[k];
    }
    return { base: base, more: more };
  }
  function bad() { throw new Error("damaged"); }
  function bits(want) {
    var found;
    for (; count < want; count += 8) {
      if (at >= packed.length) { bad(); }
      held |= packed[at] << count;
      at += 1;
    }
    found = held & (1 << want) - 1;
    held >>>= want;
    count -= want;
    return found;
  }
  // A code, by the lengths of its words: how many are of each length, and what they stand for, in order.
  function code(lengths) {
    var counts = new Uint16Array(16), from = new Uint16Array(17), stand = new Uint16Array(lengths.length), k;
    for (k = 0; k < lengths.length; k += 1) { counts[lengths[k]] += 1; }
    counts[0] = 0;
    for (k = 1; k < 16; k += 1) { from[k + 1] = from[k] + counts[k]; }
    for (k = 0; k < lengths.length; k += 1) {
      if (lengths[k]) { stand[from[lengths[k]]] = k; from[lengths[k]] += 1; }
    }
    return { counts: counts, stand: stand };
  }
  function word(of) {
    var value = 0, first = 0, index = 0, length;
    for (length = 1; length < 16; length += 1) {
      value |= bits(1);
      if (value - first < of.counts[length]) { return of.stand[index + value - first]; }
      index += of.counts[length];
      first = (first + of.counts[length]) << 1;
      value <<= 1;
    }
    return bad();
  }
  function room(wanted) {
    var larger = size + wanted > made.length ? new Uint8Array(2 * made.length + wanted) : null;
    if (larger) { larger.set(made); made = larger; }
  }
  function stored() {
    var length = packed[at] | packed[at + 1] << 8;
    held = count = 0;
    if (at + 4 + length > packed.length) { bad(); }
    room(length);
    made.set(packed.subarray(at + 4, at + 4 + length), size);
    size += length;
    at += 4 + length;
  }
  function coded(words, distances) {
    var sign, length, back;
    for (;;) {
      sign = word(words);
      if (sign === 256) { return; }
      room(258);
      if (sign < 256) { made[size] = sign; size += 1; continue; }
      sign -= 257;
      length = sign === 28 ? 258 : LENGTHS.base[sign] + bits(LENGTHS.more[sign]);
      sign = word(distances);
      back = DISTANCES.base[sign] + bits(DISTANCES.more[sign]);
      if (!(back <= size)) { bad(); }
      for (; length > 0; length -= 1) { made[size] = made[size - back]; size += 1; }
    }
  }
  function fixed() {
    var lengths = new Uint8Array(288).fill(8);
    coded(code(lengths.fill(9, 144, 256).fill(7, 256, 280)), code(new Uint8Array(30).fill(5)));
  }
  function told() { // the block tells its codes first
    var words = bits(5) + 257, all = new Uint8Array(words + bits(5) + 1), few = new Uint8Array(19), n = bits(4) + 4, k, sign, again;
    for (k = 0; k < n; k += 1) { few[ORDER[k]] = bits(3); }
    few = code(few);
    for (k = 0; k < all.length;) {
      sign = word(few);
      if (sign < 16) { all[k] = sign; k += 1; continue; }
      again = sign === 16 ? 3 + bits(2) : sign === 17 ? 3 + bits(3) : 11 + bits(7);
      if (k + again > all.length || (sign === 16 && !k)) { bad(); }
      all.fill(sign === 16 ? all[k - 1] : 0, k, k + again);
      k += again;
    }
    coded(code(all.subarray(0, words)), code(all.subarray(words)));
  }
  function checked() {
    var a = 1, b = 0, k;
    for (k = 0; k < size; k += 1) { a = (a + made[k]) % 65521; b = (b + a) % 65521; }
    if ((packed[at] << 8 | packed[at + 1]) !== b || (packed[at + 2] << 8 | packed[at + 3]) !== a) { bad(); }
  }

  do {
    last = bits(1);
    kind = bits(2);
    ([stored, fixed, told][kind] || bad)();
  } while (!last);
  checked();
  return made.subarray(0, size);
}
