/**
 * Events as connectors read and write them: one set of attribute rules, one reader and one writer of the JSON format, whatever the
 * transport.
 *
 * <p>In structured mode a codec calls {@link io.eventfunctions.spi.event.EventJsonReader EventJsonReader} and
 * {@link io.eventfunctions.spi.event.EventJsonWriter EventJsonWriter}. In binary mode it passes what its transport carries to
 * {@link io.eventfunctions.spi.event.EventAttributes EventAttributes}, and sends the values of
 * {@link io.eventfunctions.spi.event.AttributeValues AttributeValues}. Whatever is wrong with an event is an
 * {@link io.eventfunctions.spi.event.InvalidEventException InvalidEventException}, which names the attribute at fault.
 */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.eventfunctions.spi.event;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
