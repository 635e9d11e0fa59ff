(module
  (import "env" "memory" (memory 1))
  (func (export "wizer.initialize")))
