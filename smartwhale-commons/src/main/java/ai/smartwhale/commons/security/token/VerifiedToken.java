// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Map;

/**
 * What a token says whose signature, times, issuer and audience were found right.
 *
 * @param id the id of this token, unlike that of any other
 * @param subject who it speaks of
 * @param issuer who issued it
 * @param audience for whom it is meant
 * @param issuedAt when it was issued
 * @param expiresAt from when on it no longer holds
 * @param claims what else it says: texts, numbers, truth values, lists and maps of these
 */
public record VerifiedToken(
        String id,
        String subject,
        String issuer,
        String audience,
        Instant issuedAt,
        Instant expiresAt,
        Map<String, Object> claims) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing
     */
    public VerifiedToken {
        InvalidValueException.requireText("id", id);
        InvalidValueException.requireText("subject", subject);
        InvalidValueException.requireText("issuer", issuer);
        InvalidValueException.requireText("audience", audience);
        InvalidValueException.requirePresent("issuedAt", issuedAt);
        InvalidValueException.requirePresent("expiresAt", expiresAt);
        claims = Map.copyOf(InvalidValueException.requirePresent("claims", claims));
    }
}
