// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.commons.InvalidValueException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A call of an interface of others. Immutable as far as its body is.
 *
 * @param method what to do
 * @param uri the absolute address, of http or https, without a name or password in it
 * @param headers the headers, whose names are compared without case
 * @param body the bytes to be sent; empty for none
 * @param timeout how long one attempt may take, to the last byte of the answer; empty for that of the configuration
 * @param idempotency whether the call may be repeated; that of the method by default
 */
public record ApiRequest(
        ApiMethod method,
        URI uri,
        Map<String, String> headers,
        Optional<byte[]> body,
        Optional<Duration> timeout,
        boolean idempotency) {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final int LONGEST_VALUE = 8_192;
    private static final int MOST_HEADERS = 100;

    /**
     * Checks and copies the components.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public ApiRequest {
        InvalidValueException.requirePresent("method", method);
        requireAddress(uri);
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> copy.put(requireName(name), requireValue(name, value)));
        InvalidValueException.requireRange("headers.size", copy.size(), 0, MOST_HEADERS);
        headers = Collections.unmodifiableMap(copy);
        InvalidValueException.requirePresent("body", body);
        timeout.ifPresent(value -> InvalidValueException.requirePositive("timeout", value));
    }

    /**
     * A call that reads.
     *
     * @param uri the address
     * @return the call
     */
    public static ApiRequest get(URI uri) {
        return new ApiRequest(ApiMethod.GET, uri, Map.of(), Optional.empty(), Optional.empty(), true);
    }

    /**
     * A call that sends JSON.
     *
     * @param method what to do
     * @param uri the address
     * @param json the text
     * @return the call, repeatable as its method is
     */
    public static ApiRequest json(ApiMethod method, URI uri, String json) {
        byte[] bytes = InvalidValueException.requirePresent("json", json).getBytes(StandardCharsets.UTF_8);
        return new ApiRequest(
                method,
                uri,
                Map.of("Content-Type", "application/json"),
                Optional.of(bytes),
                Optional.empty(),
                method.isIdempotent());
    }

    /**
     * The same with one more header.
     *
     * @param name its name
     * @param value its value
     * @return the new call
     */
    public ApiRequest withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new ApiRequest(method, uri, more, body, timeout, idempotency);
    }

    /**
     * The same with a timeout.
     *
     * @param value how long one attempt may take
     * @return the new call
     */
    public ApiRequest withTimeout(Duration value) {
        return new ApiRequest(method, uri, headers, body, Optional.of(value), idempotency);
    }

    /**
     * The same, said to be repeatable or not: a POST with an idempotency key is, a GET that counts is not.
     *
     * @param value whether it may be repeated
     * @return the new call
     */
    public ApiRequest withIdempotency(boolean value) {
        return new ApiRequest(method, uri, headers, body, timeout, value);
    }

    /** The same call at another address. */
    ApiRequest at(URI other) {
        return new ApiRequest(method, other, headers, body, timeout, idempotency);
    }

    /**
     * What is called, without what may be secret: query, headers and body.
     *
     * @return a short text for logs
     */
    @Override
    public String toString() {
        return "ApiRequest[%s %s://%s]".formatted(method, uri.getScheme(), uri.getHost());
    }

    private static void requireAddress(URI uri) {
        boolean web = uri != null
                && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null;
        if (!web || uri.getRawUserInfo() != null) {
            // The address itself is not repeated, for it may hold a password.
            throw new InvalidValueException(
                    "uri", "…", "an absolute address of http or https without a password in it");
        }
    }

    private static String requireName(String name) {
        if (name == null || !TOKEN.matcher(name).matches()) {
            throw new InvalidValueException("headers.name", name, "a token of RFC 9110, at most 100 characters");
        }
        return name;
    }

    private static String requireValue(String name, String value) {
        boolean plain = value != null
                && value.length() <= LONGEST_VALUE
                && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7F && c <= 0xFF));
        if (!plain) {
            throw new InvalidValueException(
                    "headers." + name, "…", "at most " + LONGEST_VALUE + " characters without control characters");
        }
        return value;
    }
}
