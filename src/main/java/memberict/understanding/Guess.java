package memberict.understanding;

import memberict.catalogue.Category;

/** @param probability between 0 and 1, calibrated: of a hundred guesses at 0.8, about eighty are right */
public record Guess(Category category, double probability) {}
