// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The refresh tokens that come from one authentication, of which one holds. Holds no secret.
 *
 * @param id names the family
 * @param subject who was authenticated
 * @param claims what the access tokens say besides
 * @param generation counts the refreshes, from zero
 * @param current the hash of the token that holds
 * @param previous the hash of the one that it replaced, empty before the first refresh
 * @param refreshedAt when the token that holds was issued
 * @param idleExpiresAt from when on it no longer holds, unless it is refreshed
 * @param expiresAt from when on none of the family holds
 */
public record RefreshFamily(
        String id,
        String subject,
        Map<String, Object> claims,
        long generation,
        String current,
        Optional<String> previous,
        Instant refreshedAt,
        Instant idleExpiresAt,
        Instant expiresAt) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing, or the generation is negative
     */
    public RefreshFamily {
        InvalidValueException.requireText("id", id);
        InvalidValueException.requireText("subject", subject);
        claims = Map.copyOf(InvalidValueException.requirePresent("claims", claims));
        InvalidValueException.requireRange("generation", generation, 0, Long.MAX_VALUE);
        InvalidValueException.requireText("current", current);
        InvalidValueException.requirePresent("previous", previous);
        InvalidValueException.requirePresent("refreshedAt", refreshedAt);
        InvalidValueException.requirePresent("idleExpiresAt", idleExpiresAt);
        InvalidValueException.requirePresent("expiresAt", expiresAt);
    }

    /**
     * Whether none of the family holds any more.
     *
     * @param now the time
     * @return whether it was not refreshed in time, or has come to its end
     */
    public boolean isExpired(Instant now) {
        return !now.isBefore(idleExpiresAt) || !now.isBefore(expiresAt);
    }

    RefreshFamily refreshed(String next, Instant now, Instant idleEnd) {
        return new RefreshFamily(
                id, subject, claims, generation + 1, next, Optional.of(current), now, idleEnd, expiresAt);
    }
}
