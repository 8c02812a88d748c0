/* Reads packs (lactation/offline/pack.py says what is in one). Classic script, for pages and for workers. */

// Resolves to { name, text, files }: all bytes of the pack, and by path each file's part of them. `before` is the pack on which it
// rests, read already; null for the shared one. Fails with "old browser", "damaged" or "mixed" as the message.
function milk_unpack(packed, before) {
  return milk_inflated(packed).then(function (whole) { return milk_laid_out(whole, before); });
}

// By the browser itself, or by inflate.js where that is there.
function milk_inflated(packed) {
  if (typeof DecompressionStream === "undefined") {
    return new Promise(function (ok) {
      if (typeof milk_inflate === "undefined") { throw new Error("old browser"); }
      ok(milk_inflate(packed));
    });
  }
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer().then(function (whole) {
    return new Uint8Array(whole);
  }, function () { throw new Error("damaged"); });
}

// What was inflated, with its repeats put in their places.
function milk_laid_out(whole, before) {
  var head = 4 + new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
  var told = JSON.parse(new TextDecoder().decode(whole.subarray(4, head)));
  var base = before ? before.text : new Uint8Array(0), rows = [], from = head, expected = 0, at = 0, files = {}, text, count, length, source;

  function row(size) { // its numbers, seven bits a byte, the low ones first
    var next = from, end = from + size;
    from = end;
    return {
      more: function () { return next < end; },
      number: function () {
        var made = 0, factor = 1, one;
        do {
          one = whole[next];
          next += 1;
          made += (one & 127) * factor;
          factor *= 128;
        } while (one > 127);
        return made;
      }
    };
  }

  if (told.on !== (before ? before.name : "")) { throw new Error("mixed"); }
  rows = told.rows.map(row);
  text = new Uint8Array(told.files.reduce(function (sum, file) { return sum + file[1]; }, 0));
  while (rows[0].more()) {
    count = rows[0].number();
    length = rows[1].number();
    source = rows[2].number();
    source = expected + count + (source % 2 ? -(source + 1) / 2 : source / 2);
    text.set(whole.subarray(from, from + count), at);
    from += count;
    at += count;
    if (source < base.length) { text.set(base.subarray(source, source + length), at); }
    else { text.copyWithin(at, source - base.length, source - base.length + length); }
    at += length;
    expected = source + length;
  }
  text.set(whole.subarray(from), at);
  at = 0;
  told.files.forEach(function (file) {
    files[file[0]] = text.subarray(at, at + file[1]);
    at += file[1];
  });
  return { name: told.name, text: text, files: files };
}

// Bytes that are written as signs: four bytes in five, to the base 85, from "(" on without "<" and "\"; before them "N:", N bytes.
function milk_bytes(written) {
  var from = written.indexOf(":") + 1, size = parseInt(written, 10), made = new Uint8Array(4 * Math.ceil(size / 4)), n, at = 0, number, sign, k;
  if (!from || written.length - from !== made.length / 4 * 5) { throw new Error("damaged"); }
  for (n = from; n < written.length; n += 5) {
    number = 0;
    for (k = n; k < n + 5; k += 1) {
      sign = written.charCodeAt(k);
      number = number * 85 + sign - (sign > 92 ? 42 : sign > 60 ? 41 : 40);
    }
    made[at] = number / 16777216;
    made[at + 1] = number / 65536;
    made[at + 2] = number / 256;
    made[at + 3] = number;
    at += 4;
  }
  return made.subarray(0, size);
}
