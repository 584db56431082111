// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * What somebody gets who was authenticated, or who refreshed. Its text holds neither of the tokens.
 *
 * @param accessToken goes with every request
 * @param tokenId the id of the access token
 * @param accessExpiresAt from when on the access token no longer holds
 * @param refreshToken can be given once for a new pair; a secret that the holder keeps
 * @param familyId the id of all the tokens that come from one authentication, each refreshed from the one before; the
 *     claim {@code sid} of the access tokens
 * @param refreshExpiresAt from when on the refresh token no longer holds
 */
public record IssuedTokens(
        String accessToken,
        String tokenId,
        Instant accessExpiresAt,
        String refreshToken,
        String familyId,
        Instant refreshExpiresAt) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing
     */
    public IssuedTokens {
        InvalidValueException.requireText("accessToken", accessToken);
        InvalidValueException.requireText("tokenId", tokenId);
        InvalidValueException.requirePresent("accessExpiresAt", accessExpiresAt);
        InvalidValueException.requireText("refreshToken", refreshToken);
        InvalidValueException.requireText("familyId", familyId);
        InvalidValueException.requirePresent("refreshExpiresAt", refreshExpiresAt);
    }

    @Override
    public String toString() {
        return "tokens " + tokenId + " of family " + familyId + " until " + accessExpiresAt;
    }
}
