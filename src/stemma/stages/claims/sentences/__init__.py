"""How a sentence is read for claims: words, amounts, times, people, whose words it is, which verb it turns on."""
