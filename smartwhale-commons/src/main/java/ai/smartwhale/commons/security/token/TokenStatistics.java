// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

/**
 * What a manager did since it was created.
 *
 * @param issued families begun
 * @param refreshed refresh tokens taken and replaced
 * @param verified access tokens whose signature and claims were checked and found right
 * @param remembered access tokens that had been checked before
 * @param displaced access tokens forgotten for want of room, which is no harm but costs a check; many of them ask for
 *     more {@link TokenManagerConfig#cachedTokens}
 * @param refused tokens of both kinds that did not hold
 * @param reused of these, refresh tokens that came back and had their family revoked
 */
public record TokenStatistics(
        long issued, long refreshed, long verified, long remembered, long displaced, long refused, long reused) {}
