// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who may see the dashboard: whoever sends the token, or the cookie that was given for it. The cookie is derived from
 * the token, so that browsers do not store that, and yet stay signed in when the host starts again.
 */
final class Gate {

    private static final String BEARER = "Bearer ";
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final byte[] token;
    private final String session;

    Gate(String token) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        this.session = derived(this.token);
    }

    private static String derived(byte[] token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("dashboard session".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    boolean hasToken(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization != null
                && authorization.startsWith(BEARER)
                && same(token, authorization.substring(BEARER.length()).trim());
    }

    /** For browsers other ports of a host are the same site, so that their pages send the cookie too. */
    boolean isOpen(HttpExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        return hasToken(exchange) || ((site == null || OWN_PAGES.contains(site)) && hasCookie(exchange));
    }

    /** A page of somebody else may make a browser send the cookie, but not these. */
    boolean mayAct(HttpExchange exchange) {
        if (hasToken(exchange)) {
            return true;
        }
        Headers headers = exchange.getRequestHeaders();
        return hasCookie(exchange)
                && isOwnOrigin(headers.getFirst("Origin"), headers.getFirst("Host"))
                && isJson(headers.getFirst("Content-Type"));
    }

    /** Browsers name where a page that acts is from; a proxy in front may speak TLS. */
    private static boolean isOwnOrigin(@Nullable String origin, @Nullable String host) {
        return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    /** Cookies are of a host and all its ports, so that the port is part of the name. */
    String cookie(HttpExchange exchange) {
        return name(exchange) + '=' + session + "; HttpOnly; SameSite=Strict; Path=/";
    }

    private boolean hasCookie(HttpExchange exchange) {
        List<String> cookies = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        String start = name(exchange) + '=';
        byte[] wanted = session.getBytes(StandardCharsets.US_ASCII);
        return cookies.stream()
                .flatMap(line -> Arrays.stream(line.split(";", 64)))
                .map(String::trim)
                .anyMatch(one -> one.startsWith(start) && same(wanted, one.substring(start.length())));
    }

    private static String name(HttpExchange exchange) {
        return "dashboard-" + exchange.getLocalAddress().getPort();
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].trim().equalsIgnoreCase("application/json");
    }

    private static boolean same(byte[] wanted, String given) {
        return MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
    }
}
