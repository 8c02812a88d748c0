/* A feed drawn from its signs as a figure of an explorer: what a scene gives as `feed` is shown there. */
/* From other pieces: Explorer, SHOW. */

Explorer.prototype.drawFeed = function (scene) {
  if (SHOW.feed) { SHOW.feed(this.el.querySelector("[data-feed]"), scene, this.spec); }
};
