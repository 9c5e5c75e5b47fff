package io.sekisho.scanner.external;

import io.sekisho.model.Location;

/**
 * Where a result points.
 *
 * @param location in the project; the SARIF file itself for what lies elsewhere
 * @param identity the part of the identity that is a path in the project, or an address without what varies; "" for neither
 * @param elsewhere an address, or the name of what the tool looked at, to be added to the message; null when {@code location} says
 *     it all
 * @param outside whether it is a file outside the project
 */
record Spot(Location location, String identity, String elsewhere, boolean outside) {}
