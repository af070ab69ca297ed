/* Runs in the page that the browser of the tests opens. */
"use strict"

var worker

function answer(message) {
  return new Promise(function (done) {
    worker.onmessage = function (event) { done(event.data) }
    worker.postMessage(message)
  })
}

async function ready(stock, index) {
  var at = performance.now(), got = await fetch(index)
  worker = new Worker("/javascripts/workers/lunr_worker.js?stock=" + stock)
  await answer({ type: 0, data: await got.json() })
  return performance.now() - at
}

function ask(words) {
  return answer({ type: 2, data: words })
}
