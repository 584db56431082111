// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The format that {@link PayloadProtection} describes. */
final class SealedPayloads implements PayloadProtection {

    private static final String MARK = "sealed";
    private static final String VERSION = "v1";
    private static final String VALUE = "value";
    private static final String DATA = "data";
    private static final String PARAMETERS = "parameters/";

    private final PayloadCipher cipher;
    private final Set<String> parameters;

    SealedPayloads(PayloadCipher cipher, Set<String> parameters) {
        this.cipher = cipher;
        this.parameters = parameters;
    }

    @Override
    public DataRequest seal(DataRequest request) {
        return withParameters(request, (name, value) -> seal(request.metadata(), PARAMETERS + name, value));
    }

    @Override
    public DataRequest open(DataRequest request) {
        return withParameters(request, (name, value) -> open(request.metadata(), PARAMETERS + name, value));
    }

    @Override
    public DataResponse seal(DataResponse response) {
        return response.payload()
                .data()
                .map(data -> withData(response, seal(response.metadata(), DATA, data)))
                .orElse(response);
    }

    @Override
    public DataResponse open(DataResponse response) {
        Optional<Object> data = response.payload().data();
        if (data.isEmpty()) {
            return response;
        }
        Object value = data.orElseThrow();
        ResponseStatus status = response.payload().status();
        boolean good = status == ResponseStatus.SUCCESS || status == ResponseStatus.PARTIAL;
        if (!good && !isSealed(value)) {
            return response;
        }
        return withData(response, open(response.metadata(), DATA, value));
    }

    private interface Change {
        Object of(String name, Object value);
    }

    private DataRequest withParameters(DataRequest request, Change change) {
        Map<String, Object> before = request.payload().parameters();
        Map<String, Object> after = new LinkedHashMap<>(before);
        for (String name : parameters) {
            Object value = before.get(name);
            if (value != null) {
                after.put(name, change.of(name, value));
            }
        }
        return new DataRequest(
                request.metadata(),
                request.payload().toBuilder().parameters(after).build());
    }

    private static DataResponse withData(DataResponse response, Object data) {
        return new DataResponse(
                response.metadata(), response.payload().toBuilder().data(data).build());
    }

    private Object seal(MessageMetadata metadata, String place, Object value) {
        byte[] plain = Json.toBytes(out -> FreeFormJson.write(out, value));
        byte[] hidden = cipher.encrypt(plain, bound(metadata, place));
        return Map.of(MARK, VERSION, VALUE, Base64.getEncoder().encodeToString(hidden));
    }

    private Object open(MessageMetadata metadata, String place, Object value) {
        if (!isSealed(value) || !(((Map<?, ?>) value).get(VALUE) instanceof String text)) {
            throw new PayloadNotOpenedException(metadata.requestId(), place, null);
        }
        try {
            byte[] plain = cipher.decrypt(Base64.getDecoder().decode(text), bound(metadata, place));
            return read(plain);
        } catch (IOException | RuntimeException e) {
            throw new PayloadNotOpenedException(metadata.requestId(), place, e);
        }
    }

    private static Object read(byte[] plain) throws IOException {
        try (JsonParser in = Json.parser(plain, 0, plain.length)) {
            in.nextToken();
            Object value = FreeFormJson.read(in);
            if (value == null || in.nextToken() != null) {
                throw new IOException("not one value");
            }
            return value;
        }
    }

    private static boolean isSealed(Object value) {
        return value instanceof Map<?, ?> map && VERSION.equals(map.get(MARK)) && map.size() == 2;
    }

    private static byte[] bound(MessageMetadata metadata, String place) {
        return ("smartwhale/v1/" + metadata.requestId() + '/' + place).getBytes(StandardCharsets.UTF_8);
    }
}
