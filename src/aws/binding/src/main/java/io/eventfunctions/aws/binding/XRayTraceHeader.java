package io.eventfunctions.aws.binding;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.Extensions;

/**
 * The trace header of AWS X-Ray, as in {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1}, as the
 * {@code traceparent} of an event.
 *
 * <p>Only a trace that is sampled goes on. Lambda passes a header with {@code Sampled=0} to every function without active tracing; a
 * {@code traceparent} with the flags 00 would keep the receivers of events from recording traces of their own.
 *
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing header</a>
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public final class XRayTraceHeader {

    private static final Pattern ROOT = Pattern.compile("1-([0-9a-f]{8})-([0-9a-f]{24})");
    private static final Pattern PARENT = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern ONLY_ZEROS = Pattern.compile("0+");

    private XRayTraceHeader() {}

    /**
     * Adds a {@code traceparent} to an event that has none.
     *
     * @param traceparent {@code null} if there is none to add
     */
    public static CloudEvent addTo(CloudEvent event, @Nullable String traceparent) {
        return traceparent == null || event.getExtension(Extensions.TRACE_PARENT) != null
                ? event
                : CloudEventBuilder.from(event)
                        .withExtension(Extensions.TRACE_PARENT, traceparent)
                        .build();
    }

    /** The {@code traceparent} of a header; {@code null} if there is no header, or if it is malformed, incomplete or not sampled. */
    public static @Nullable String traceparent(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String trace = null;
        String parent = null;
        boolean sampled = false;
        for (String field : header.split(";")) {
            int equals = field.indexOf('=');
            String value = equals < 0 ? "" : field.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
            switch (equals < 0 ? "" : field.substring(0, equals).strip()) {
                case "Root" -> trace = trace(value);
                case "Parent" -> parent = isId(value) ? value : null;
                case "Sampled" -> sampled = value.equals("1");
                default -> {
                    // Self, Lineage and fields of applications are for X-Ray only.
                }
            }
        }
        return trace == null || parent == null || !sampled ? null : "00-" + trace + "-" + parent + "-01";
    }

    private static @Nullable String trace(String root) {
        Matcher parts = ROOT.matcher(root);
        String trace = parts.matches() ? parts.group(1) + parts.group(2) : null;
        return trace == null || ONLY_ZEROS.matcher(trace).matches() ? null : trace;
    }

    private static boolean isId(String parent) {
        return PARENT.matcher(parent).matches() && !ONLY_ZEROS.matcher(parent).matches();
    }
}
