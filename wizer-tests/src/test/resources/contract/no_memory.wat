(module
  (data $kept "abc")
  (data $dropped "def")
  (func (export "drop") (data.drop $dropped)))
