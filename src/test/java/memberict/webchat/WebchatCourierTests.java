package memberict.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import memberict.messaging.Address;
import memberict.messaging.Block;
import memberict.messaging.Channel;
import memberict.messaging.Courier.Delivery;
import memberict.messaging.MessageId;
import memberict.messaging.OutboundMessage;
import org.junit.jupiter.api.Test;

class WebchatCourierTests {

    private static final Address ONE = new Address(Channel.WEBCHAT, "kestrel-vale/one");
    private static final Address OTHER = new Address(Channel.WEBCHAT, "kestrel-vale/other");

    private final OpenPages pages = new OpenPages();
    private final WebchatCourier courier = new WebchatCourier(pages);

    @Test
    void tellsEveryPageOfThatConversationAndNoOther() {
        AtomicInteger told = new AtomicInteger();
        AtomicInteger othersTold = new AtomicInteger();
        pages.watch(ONE, told::incrementAndGet);
        pages.watch(ONE, told::incrementAndGet);
        pages.watch(OTHER, othersTold::incrementAndGet);

        OutboundMessage reply = reply(ONE);
        assertThat(courier.send(reply))
                .isEqualTo(new Delivery.Delivered(reply.id().toString()));
        assertThat(told).hasValue(2);

        courier.settle(reply, reply.id().toString());
        assertThat(told).hasValue(4);
        assertThat(othersTold).hasValue(0);
    }

    @Test
    void deliversToAPageThatIsClosedForItWillBeThereWhenItOpens() {
        AtomicInteger told = new AtomicInteger();
        OpenPages.Watch watch = pages.watch(ONE, told::incrementAndGet);
        watch.close();
        watch.close();

        assertThat(courier.send(reply(ONE))).isInstanceOf(Delivery.Delivered.class);
        assertThat(told).hasValue(0);
        assertThat(pages.count(ONE)).isZero();
    }

    private static OutboundMessage reply(Address to) {
        return new OutboundMessage(
                MessageId.fresh(),
                to,
                Instant.parse("2026-11-20T18:24:00Z"),
                List.of(Block.paragraph("Hello")),
                null,
                null);
    }
}
