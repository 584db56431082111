// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySource;
import java.util.Map;

/**
 * Issues access tokens that whoever has the key can check without asking anybody, and refresh tokens that bring new
 * ones.
 *
 * <p><b>Access tokens</b> are JSON Web Tokens of the type {@code at+jwt}, after RFC 9068 and RFC 8725, with the claims
 * {@code iss}, {@code sub}, {@code aud}, {@code exp}, {@code nbf}, {@code iat}, {@code jti} and {@code sid}. One holds
 * if all of these are right, its key may be used at this moment, and neither it nor its family is denied. What was
 * verified is remembered, and what is remembered is asked for its time, its key and the denials all the same.
 *
 * <p><b>Refresh tokens</b> are random and say nothing; only their SHA-256 is kept. Each can be given once and brings
 * the next of its family. One that is given again was stolen, or the one before was: its family is revoked, with all
 * access tokens of it (RFC 9700, section 4.14.2). For a short grace after a refresh the token that was just replaced is
 * refused without that, so that a caller that refreshes in two threads does not lose its session: exactly one of them
 * gets new tokens. Nobody is ever given the same tokens twice, so who loses the answer has to authenticate again. No
 * grace at all is a setting.
 *
 * <p>The denials and, unless the settings name a store, the refresh tokens are in memory: they are bounded, nothing
 * that still holds is dropped for want of room, and a restart ends all families. Every token that is issued, refreshed,
 * revoked or refused is told to the audit; whoever sent it learns only that it does not hold.
 *
 * <p>Thread-safe. Only a store of the host waits for anything.
 */
public interface TokenManager extends TokenValidator, AutoCloseable {

    /**
     * Begins with no families and no denials but those of the stores in the settings.
     *
     * @param keys sign and verify; not closed by the manager
     * @param config the settings
     * @return the manager
     * @throws MissingDependencyException if Nimbus JOSE is not on the class path
     */
    static TokenManager create(KeySource keys, TokenManagerConfig config) {
        return DefaultTokenManager.of(
                InvalidValueException.requirePresent("keys", keys),
                InvalidValueException.requirePresent("config", config));
    }

    /**
     * Begins a family for somebody who was authenticated.
     *
     * @param subject who it is, 1 to 255 characters
     * @param claims what else the access tokens of the family say: texts, finite numbers, truth values, and lists and
     *     maps of these; none of the claims above
     * @return the tokens
     * @throws InvalidValueException if the subject or a claim is not as it must be
     * @throws LimitExceededException if the token would be too long, or too many families are alive
     * @throws KeyRefusedException if there is no primary key
     */
    IssuedTokens generateToken(String subject, Map<String, Object> claims);

    /**
     * Checks an access token.
     *
     * @param token the token as it was sent
     * @return what it says; {@code sid} is among the claims if the token belongs to a family
     * @throws InvalidTokenException if it does not hold, for whatever reason
     */
    @Override
    VerifiedToken validateToken(String token);

    /**
     * Takes a refresh token and gives the next tokens of its family, with the same subject and claims.
     *
     * @param refreshToken the token as it was sent
     * @return the tokens
     * @throws InvalidTokenException if it does not hold, for whatever reason
     * @throws KeyRefusedException if there is no primary key; the refresh token still holds then
     */
    IssuedTokens refreshToken(String refreshToken);

    /**
     * Denies an access token from now on, until it would expire.
     *
     * @param token what validating it told
     * @throws LimitExceededException if as many denials as there may be have not run out; it still holds then
     */
    void revokeToken(VerifiedToken token);

    /**
     * Denies an access token from now on, until a token that is issued now would expire.
     *
     * @param tokenId its id, 1 to 255 characters
     * @throws LimitExceededException if as many denials as there may be have not run out; it still holds then
     */
    void revokeToken(String tokenId);

    /**
     * Ends a family: its refresh token and all its access tokens hold no longer.
     *
     * @param familyId its id, 1 to 255 characters
     * @throws LimitExceededException if as many denials as there may be have not run out; the refresh token is ended,
     *     but access tokens hold until they expire
     */
    void revokeFamily(String familyId);

    /**
     * What was done so far; to be had after closing, too.
     *
     * @return the counts
     */
    TokenStatistics statistics();

    /** Forgets what was verified; all later calls but {@link #statistics} throw IllegalStateException. */
    @Override
    void close();
}
