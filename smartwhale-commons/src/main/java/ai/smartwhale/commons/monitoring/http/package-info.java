// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Metrics and health over HTTP, on loopback unless told otherwise. */
@NullMarked
package ai.smartwhale.commons.monitoring.http;

import org.jspecify.annotations.NullMarked;
