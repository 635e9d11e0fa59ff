;; Inline element lists of tables that are not of funcref, empty or not.
;; init: init
;; state: table 0: 1 elements
;; state: table 0 element 0: FuncRef[funcIndex=0]
;; state: table 1: 0 elements
(module
  (type $t (func))
  (func $a (type $t))
  (table (ref null $t) (elem $a))
  (table externref (elem))
  (func (export "init")))
