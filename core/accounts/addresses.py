"""Where a request comes from, and with which browser, in words."""

from django.utils.translation import gettext as _

from core.audit.context import address_of

# The first that fits is taken: browsers name their ancestors too.
BROWSERS = {
    "MicroMessenger": "WeChat",
    "DingTalk": "DingTalk",
    "QQBrowser": "QQ",
    "360SE": "360",
    "QIHU": "360",
    "UBrowser": "UC",
    "MetaSr": "Sogou",
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "HeadlessChrome": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
    "Trident": "Internet Explorer",
}
SYSTEMS = {
    "HarmonyOS": "HarmonyOS",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "UOS": "UOS",
    "Kylin": "Kylin",
    "Mac OS": "macOS",
    "Linux": "Linux",
}
MOST = 200


def client_ip(request):
    """The address that a request comes from; ``None`` where it is not known."""
    return address_of(request).partition("%")[0] or None


def agent_of(request):
    """What the browser says of itself, shortened and harmless."""
    said = request.META.get("HTTP_USER_AGENT", "")
    return "".join(letter for letter in said if letter.isprintable())[:MOST]


def in_words(agent):
    """Browser and system, as a person would name them."""
    browser = first(BROWSERS, agent) or _("another browser")
    system = first(SYSTEMS, agent) or _("another system")
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}


def first(names, agent):
    return next((name for mark, name in names.items() if mark in agent), "")
