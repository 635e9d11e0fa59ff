package dev.wizer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What initializes a module, and when that counts as done.
 *
 * @param calls the functions to call, in order, if the user chose; none at all if the list is empty
 * @param keep whether they stay exported
 * @param expectedResult what those that return something have to return
 * @param acceptedExits the exit codes with which the guest may end itself, beside 0
 */
record InitOptions(
    Optional<List<InitCall>> calls,
    boolean keep,
    Optional<String> expectedResult,
    Set<Integer> acceptedExits) {}
