"""Put an HTML5 zip into a Kolibri as its own channel; run by Kolibri's own Python, with its KOLIBRI_HOME: ``… ZIP TITLE``.

Channels come from Kolibri Studio, over the internet. Here the rows and the file are written that an import would write.
"""

import hashlib
import shutil
import sys
import uuid
from pathlib import Path

from kolibri.main import initialize

CHANNEL = uuid.uuid5(uuid.NAMESPACE_DNS, "milk-in-motion.channel").hex
LESSON = uuid.uuid5(uuid.NAMESPACE_DNS, "milk-in-motion.lesson").hex


def main(path, title):
    initialize()
    from kolibri.core.content.models import ChannelMetadata, ContentNode, File, Language, LocalFile
    from kolibri.core.content.utils.annotation import set_channel_metadata_fields
    from kolibri.core.content.utils.paths import get_content_storage_file_path

    content = Path(path).read_bytes()
    checksum = hashlib.md5(content).hexdigest()
    place = Path(get_content_storage_file_path(f"{checksum}.zip"))
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, place)
    language, _ = Language.objects.get_or_create(  # its viewer needs one
        id="en", defaults={"lang_code": "en", "lang_name": "English", "lang_direction": "ltr"}
    )
    root, _ = ContentNode.objects.update_or_create(
        id=CHANNEL,
        defaults={"title": title, "content_id": CHANNEL, "channel_id": CHANNEL, "kind": "topic", "available": True},
    )
    ChannelMetadata.objects.update_or_create(
        id=CHANNEL, defaults={"name": title, "root": root, "min_schema_version": "5", "version": 1}
    )
    node, _ = ContentNode.objects.update_or_create(
        id=LESSON,
        defaults={
            "title": title, "content_id": LESSON, "channel_id": CHANNEL, "kind": "html5", "available": True,
            "parent": root, "lang": language, "license_name": "CC BY", "license_owner": title,
        },
    )  # fmt: skip
    local, _ = LocalFile.objects.update_or_create(
        id=checksum, defaults={"extension": "zip", "available": True, "file_size": len(content)}
    )
    File.objects.filter(contentnode=node).delete()
    File.objects.create(id=uuid.uuid4().hex, local_file=local, contentnode=node, preset="html5_zip", priority=1)
    ContentNode.objects.rebuild()
    set_channel_metadata_fields(CHANNEL, public=False)
    print(CHANNEL, LESSON, checksum)


main(*sys.argv[1:])
