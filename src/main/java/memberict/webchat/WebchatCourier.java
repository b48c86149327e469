package memberict.webchat;

import memberict.messaging.Channel;
import memberict.messaging.Courier;
import memberict.messaging.OutboundMessage;
import org.springframework.stereotype.Component;

/**
 * Tells the open pages that there is something new. The page shows what the outbox holds, whenever it is opened, so a
 * reply has arrived as soon as it is written, and telling twice does no harm.
 */
@Component
class WebchatCourier implements Courier {

    private final OpenPages pages;

    WebchatCourier(OpenPages pages) {
        this.pages = pages;
    }

    @Override
    public Channel channel() {
        return Channel.WEBCHAT;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        pages.changed(message.to());
        return new Delivery.Delivered(message.id().toString());
    }

    @Override
    public void settle(OutboundMessage message, String providerId) {
        pages.changed(message.to());
    }

    @Override
    public boolean repeatsHarmlessly() {
        return true;
    }
}
