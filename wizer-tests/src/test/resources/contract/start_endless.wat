(module
  (func $start (call $start) (call $start))
  (start $start))
