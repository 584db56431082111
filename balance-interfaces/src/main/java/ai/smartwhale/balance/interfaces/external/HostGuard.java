// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.balance.interfaces.external.ApiException.Kind;
import ai.smartwhale.balance.interfaces.internal.PublicAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Says where calls may go. */
final class HostGuard {

    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "cookie", "proxy-authorization", "x-api-key", "x-auth-token");

    private final ApiConfig config;

    HostGuard(ApiConfig config) {
        this.config = config;
    }

    /** Without asking a name server. */
    void requireAllowed(URI uri) {
        if (!config.allowedHosts().contains(uri.getHost().toLowerCase(Locale.ROOT))) {
            throw ApiException.of(Kind.FORBIDDEN_HOST, uri, "is not one of the allowed hosts");
        }
        if (!config.plainHttp() && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw ApiException.of(Kind.FORBIDDEN_HOST, uri, "is to be called with https");
        }
    }

    /** Asks a name server, which blocks. */
    void requirePublic(URI uri) {
        if (config.insideAddresses()) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (!PublicAddresses.isPublic(address)) {
                    throw ApiException.of(Kind.FORBIDDEN_HOST, uri, "leads into a private network");
                }
            }
        } catch (UnknownHostException e) {
            throw new ApiException(Kind.CONNECTION, uri.getHost() + ": is not known", e, null, Duration.ZERO);
        }
    }

    /** A redirect from one address to another. */
    void requireAllowedRedirect(ApiRequest request, URI target) {
        if (target.getHost() == null || target.getRawUserInfo() != null) {
            throw refused(request.uri(), "to something that is no address");
        }
        boolean https = "https".equalsIgnoreCase(request.uri().getScheme());
        if (https && !"https".equalsIgnoreCase(target.getScheme())) {
            throw refused(request.uri(), "from https to " + target.getScheme());
        }
        if (!isSameOrigin(request.uri(), target)
                && request.headers().keySet().stream().anyMatch(HostGuard::isCredential)) {
            throw refused(request.uri(), "to another place with credentials");
        }
        requireAllowed(target);
    }

    private static boolean isCredential(String header) {
        return CREDENTIALS.contains(header.toLowerCase(Locale.ROOT));
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static ApiException refused(URI uri, String what) {
        return ApiException.of(Kind.REDIRECT_REFUSED, uri, "redirects " + what);
    }
}
