// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a web server has below an address; to be read from only. Reading goes on in the middle by {@code Range} with
 * {@code If-Range} (RFC 9110), where the server gives a strong entity tag or a date. A checksum is known where it sends
 * {@code Repr-Digest} (RFC 9530) or the older {@code Digest}. Thread-safe.
 */
public final class HttpEndpoint implements SyncEndpoint {

    private static final Pattern REPR_DIGEST = Pattern.compile("sha-256=:([A-Za-z0-9+/=]+):");
    private static final Pattern DIGEST = Pattern.compile("(?i)sha-256=([A-Za-z0-9+/=]+)");
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(?:\\d+|\\*)");

    private final String id;
    private final URI base;
    private final HttpClient client;
    private final Duration timeout;

    private HttpEndpoint(String id, URI base, HttpClient client, Duration timeout) {
        this.id = id;
        this.base = base;
        this.client = client;
        this.timeout = timeout;
    }

    /**
     * Points to a server.
     *
     * @param id what the endpoint is found by
     * @param base the address that names are below, with scheme http or https, ending in a slash, without a query
     * @param client the client of the host; not closed. Whether it follows redirects is for the host to say
     * @param timeout until a response begins, above zero
     * @return the endpoint
     * @throws InvalidValueException if an argument is outside of its range
     */
    public static HttpEndpoint create(String id, URI base, HttpClient client, Duration timeout) {
        InvalidValueException.requireText("id", id);
        InvalidValueException.requirePresent("base", base);
        String scheme = Optional.ofNullable(base.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        boolean fits = (scheme.equals("http") || scheme.equals("https"))
                && base.getHost() != null
                && base.getRawPath().endsWith("/")
                && base.getRawQuery() == null
                && base.getRawFragment() == null;
        if (!fits) {
            throw new InvalidValueException("base", base, "an address with http or https that ends in a slash");
        }
        InvalidValueException.requirePresent("client", client);
        InvalidValueException.requirePositive("timeout", timeout);
        return new HttpEndpoint(id, base, client, timeout);
    }

    @Override
    public String id() {
        return id;
    }

    private URI resolve(String name) throws IOException {
        boolean odd = Arrays.stream(name.split("/", -1))
                .anyMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
        if (odd) {
            throw new SyncException(SyncProblem.REFUSED, "not a name below the address of " + id);
        }
        try {
            // The slash in front keeps a colon in the first part from being taken for a scheme.
            String raw = new URI(null, null, "/" + name, null).getRawPath();
            return base.resolve(raw.substring(1).replace(":", "%3A"));
        } catch (URISyntaxException e) {
            throw new SyncException(SyncProblem.REFUSED, "not a name below the address of " + id);
        }
    }

    private HttpRequest.Builder request(String name) throws IOException {
        return HttpRequest.newBuilder(resolve(name)).timeout(timeout).header("Accept-Encoding", "identity");
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return client.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private Optional<HttpResponse<Void>> head(String name) throws IOException {
        HttpResponse<Void> response = send(
                request(name)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() == 404 || response.statusCode() == 410) {
            return Optional.empty();
        }
        requireSuccess(response);
        return Optional.of(response);
    }

    private static void requireSuccess(HttpResponse<?> response) throws IOException {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        boolean mayPass = status >= 500 || status == 408 || status == 425 || status == 429;
        throw new SyncException(mayPass ? SyncProblem.IO : SyncProblem.REFUSED, "the server answers " + status);
    }

    @Override
    public Optional<SyncContent> describe(String name) throws IOException {
        return head(name).map(response -> new SyncContent(length(response), validator(response)));
    }

    private static OptionalLong length(HttpResponse<?> response) {
        OptionalLong length = response.headers().firstValueAsLong("Content-Length");
        return length.isPresent() && length.getAsLong() < 0 ? OptionalLong.empty() : length;
    }

    /** Weak tags do not promise the same bytes. */
    private static String validator(HttpResponse<?> response) {
        return response.headers()
                .firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> response.headers().firstValue("Last-Modified"))
                .orElse("");
    }

    @Override
    public InputStream read(String name, SyncContent expected, long offset) throws IOException {
        HttpRequest.Builder request = request(name);
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-").header("If-Range", expected.tag());
        }
        HttpResponse<InputStream> response = send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        InputStream body = response.body();
        try {
            position(response, expected, offset);
            return body;
        } catch (IOException e) {
            body.close();
            throw e;
        }
    }

    private static void position(HttpResponse<InputStream> response, SyncContent expected, long offset)
            throws IOException {
        int status = response.statusCode();
        if (status == 404 || status == 410 || status == 416) {
            throw new SyncException(SyncProblem.SOURCE_CHANGED, "the server answers " + status);
        }
        requireSuccess(response);
        if (!validator(response).equals(expected.tag())) {
            throw new SyncException(SyncProblem.SOURCE_CHANGED, "another version was sent");
        }
        if (offset > 0 && status == 206) {
            String range = response.headers().firstValue("Content-Range").orElse("");
            Matcher matcher = CONTENT_RANGE.matcher(range);
            if (!matcher.matches() || !matcher.group(1).equals(Long.toString(offset))) {
                throw new SyncException(SyncProblem.REFUSED, "another range was sent than was asked for");
            }
        } else if (offset > 0) {
            // The server knows no ranges, or none of this content: it sends all of the same version again.
            response.body().skipNBytes(offset);
        }
    }

    @Override
    public Optional<String> checksum(String name) throws IOException {
        return head(name).flatMap(HttpEndpoint::checksum);
    }

    private static Optional<String> checksum(HttpResponse<?> response) {
        Optional<String> digest = response.headers()
                .firstValue("Repr-Digest")
                .map(REPR_DIGEST::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .or(() -> response.headers()
                        .firstValue("Digest")
                        .map(DIGEST::matcher)
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1)));
        return digest.flatMap(HttpEndpoint::fromBase64);
    }

    private static Optional<String> fromBase64(String text) {
        try {
            String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(text));
            return Optional.of(hex)
                    .filter(digits -> Sha256.PATTERN.matcher(digits).matches());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
