[
  (front_matter)
  (section)
  (table)
  (comments)
] @fold
