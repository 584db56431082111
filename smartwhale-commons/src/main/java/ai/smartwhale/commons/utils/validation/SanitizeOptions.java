// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.text.NormalizationProfile;
import java.util.Optional;

/**
 * How input is made clean. Control characters (but tab and line breaks) and those that turn the direction are always
 * taken out.
 *
 * @param trim whether blanks at the ends of texts go
 * @param profile the form that texts are brought into, if any
 * @param markup what is done with markup
 * @param maximumTextLength what texts are cut to, in characters, 1 or more
 */
public record SanitizeOptions(
        boolean trim, Optional<NormalizationProfile> profile, Markup markup, int maximumTextLength) {

    /** Trims, leaves the form and markup, and cuts nothing. */
    public static final SanitizeOptions DEFAULT =
            new SanitizeOptions(true, Optional.empty(), Markup.KEEP, Integer.MAX_VALUE);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if the length is below 1
     */
    public SanitizeOptions {
        InvalidValueException.requirePresent("profile", profile);
        InvalidValueException.requirePresent("markup", markup);
        InvalidValueException.requireRange("maximumTextLength", maximumTextLength, 1, Integer.MAX_VALUE);
    }
}
