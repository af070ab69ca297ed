/* Material's own search worker, with a watch: how long lunr ranks, and how long the whole answer takes. */
"use strict"

var begun = 0, ranked = 0, send = self.postMessage.bind(self)
addEventListener("message", function () { begun = performance.now(); ranked = 0 })
importScripts(new URL(self.location.href).searchParams.get("stock"))

var search = self.lunr.Index.prototype.search
self.lunr.Index.prototype.search = function (query) {
  var at = performance.now(), found = search.call(this, query)
  ranked = performance.now() - at
  return found
}

self.postMessage = function (message) {
  if (message.type !== 3) return send(message)
  var took = performance.now() - begun, items = [].concat.apply([], message.data.items)
  items = items.filter(function (one) { return one.score > 0 })
  items.sort(function (a, b) { return b.score - a.score })
  send({ type: 3, took: took, ranked: ranked, ids: items.slice(0, 80).map(function (one) { return one.location }) })
}
