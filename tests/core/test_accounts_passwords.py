"""Passwords: the two profiles, words that everybody tries, and changing them in time."""

import secrets
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.accounts.models import Account, FormerPassword
from core.accounts.passwords import (
    PROFILES,
    PredictableValidator,
    kinds_of,
    random_password,
)
from core.accounts.roles import Role
from tests.accounts import (
    OTHER_PASSWORD,
    PASSWORD,
    browser,
    editor,
    is_in,
    person,
    sign_in,
    signed_in,
)

PASSWORD_CHANGE = "/admin/password_change/"
STEMS = (
    "huaiyin", "huaiyinqu", "jinan", "jinanshi", "jinanshihuaiyinqu", "gongbao",
    "zhengfugongbao", "gazette", "zhengfu", "renminzhengfu", "quzhengfu", "bangongshi",
    "minzhengju", "caizhengju", "shenjiju", "jiaoyuju", "gonganju", "sifaju", "renshe",
    "weijianwei", "tongjiju", "shequ", "jiedao", "guanliyuan", "xitongguanliyuan",
    "shenheyuan", "mima", "woaini", "woaizhongguo", "weirenminfuwu", "admin",
    "administrator", "password", "Passw0rd", "P@ssword", "P@ssw0rd", "g0ngba0", "adm1n",
    "welcome", "letmein", "iloveyou", "qwertyuiop", "1qaz2wsx", "asdfghjkl", "abcdefgh",
    "槐荫", "槐荫区", "济南市槐荫区", "公报", "槐荫区人民政府公报", "区政府办公室", "信息公开",
    "管理员", "我爱中国",
)  # fmt: skip
ENDINGS = ("@2024", "2024!!Aa", "#20241231", "-1234567890Qw")


def decorated(stem):
    return [stem[:1].upper() + stem[1:] + ending for ending in ENDINGS]


WEAK = [password for stem in STEMS for password in decorated(stem)]
GOOD = (
    PASSWORD,
    OTHER_PASSWORD,
    "correct-Horse7-battery",
    "kF7#mQ2x&Tz9wLs4d!",
    "公文要写得清楚明白，2024年也一样！",
    "山高月小-水落石出-江流有声-Su5",
    "Das ist 1 ganz langer Satz, den niemand so leicht errät, oder? " * 2,
    "青" + "-Ab3" * 5 + "山不改绿水长流",
)


def refused(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError:
        return True
    return False


@pytest.fixture(params=PROFILES)
def profile(request, settings):
    settings.PASSWORD_PROFILE = request.param
    return request.param


def test_words_that_everybody_tries_are_refused(profile):
    assert len(WEAK) >= 200
    assert [password for password in WEAK if not refused(password)] == []


def test_what_is_common_is_refused_however_it_is_dressed(profile):
    common = sorted(CommonPasswordValidator().passwords, key=lambda w: (-len(w), w))
    tried = [word.capitalize() + "2024!!" for word in common[:3000]]
    accepted = [word for word in tried if not refused(word)]
    assert accepted == []


@pytest.mark.parametrize("password", GOOD)
def test_good_ones_are_taken_as_they_are(profile, password):
    assert not refused(password)


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["长" * 3 + "Ab7-風雲" * 16, "x Ab7 " * 40])
def test_long_and_chinese_ones_open_the_account_unchanged(password):
    user = person(password=password)
    assert user.check_password(password)
    client = browser()
    assert sign_in(client, user, password).status_code == 302
    assert sign_in(browser(), user, password[:-1]).status_code == 200


@pytest.mark.parametrize(
    "password, weak_in",
    [
        ("Kf7m-Qx2p-T", {"mlps", "asvs"}),
        ("Kf7m-Qx2p-Tz", {"asvs"}),
        ("Kf7m-Qx2p-Tz9w", {"asvs"}),
        ("wiesenblume tanzt leise", {"mlps"}),
        ("835 710 926 48 057 13", {"mlps"}),
        ("Wiesenblume tanzt leise", set()),
        ("Kf7m-Qx2p-Tz9wL", set()),
    ],
)
def test_each_profile_has_its_own_rules(profile, password, weak_in):
    assert refused(password) is (profile in weak_in)


def test_chinese_characters_are_a_kind_of_their_own():
    assert kinds_of("aA1-") == {"islower", "isupper", "isdigit", "sign"}
    assert kinds_of("公文") == {"isalpha"}


@pytest.mark.django_db
def test_ones_own_names_are_refused(profile):
    user = person(username="ouyangxiu", last_name="欧阳", first_name="修")
    for password in ("Ouyangxiu-2024!!", "欧阳修-2024-Aa!!1", "OuYang.Xiu#19900101"):
        assert refused(password, user), password
    assert not refused("Kf7m-Qx2p-Tz9w-Ls4d", user)


def test_words_of_the_installation_are_refused(settings):
    assert not refused("Qingshanlu-2024-Zw")
    settings.PASSWORD_CONTEXT_WORDS = ["青山路"]
    assert refused("Qingshanlu-2024-Zw")


def test_random_passwords_fit(profile):
    made = {random_password() for _ in range(200)}
    assert len(made) == 200
    assert not any(map(refused, made))


def test_hardly_any_random_password_is_refused():
    letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_!?"
    made = ["".join(secrets.choice(letters) for _ in range(20)) for _ in range(1000)]
    validator, found = PredictableValidator(), []
    for password in made:
        try:
            validator.validate(password)
        except ValidationError:
            found.append(password)
    assert len(found) <= 1


def change(client, new, old=PASSWORD):
    data = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post(PASSWORD_CHANGE, data)


@pytest.mark.django_db
def test_the_last_five_are_not_taken_again():
    client, user = signed_in(editor()), None
    used = [PASSWORD, *(f"Kf7m-Qx2p-Tz9w-{n}Rb{n}" for n in range(6))]
    for old, new in zip(used, used[1:], strict=False):
        assert change(client, new, old).status_code == 302
    for former in used[-5:]:
        assert change(client, former, used[-1]).status_code == 200, former
    assert change(client, used[-6], used[-1]).status_code == 302
    user = get_user_model().objects.get(pk=client.user.pk)
    assert user.check_password(used[-6])


@pytest.mark.django_db
def test_former_passwords_are_kept_as_hashes_and_not_for_ever():
    user = person()
    for number in range(15):
        user.set_password(f"Kf7m-Qx2p-Tz9w-{number}")
        user.save()
    kept = FormerPassword.objects.filter(user=user)
    assert kept.count() == 10
    assert not any("Kf7m" in former.password for former in kept)
    assert kept.first().password == user.password


@pytest.mark.django_db
def test_a_password_is_changed_after_ninety_days(settings):
    client = signed_in(editor())
    Account.objects.update(password_changed_at=timezone.now() - timedelta(days=89))
    assert is_in(client)
    Account.objects.update(password_changed_at=timezone.now() - timedelta(days=91))
    assert leads_to_change(client)
    settings.PASSWORD_PROFILE = "asvs"
    assert is_in(client)
    settings.PASSWORD_PROFILE = "mlps"
    assert change(client, OTHER_PASSWORD).status_code == 302
    assert is_in(client)


def leads_to_change(client):
    """Whether every page but those of signing in and out is behind the change."""
    pages = ("", "gazette/document/", "account/", "auth/user/", "nowhere/")
    answers = [client.get(f"/admin/{page}") for page in pages]
    answers += [client.post("/admin/gazette/document/add/", {"title": "x"})]
    return all(
        answer.status_code == 302 and answer.url.startswith(PASSWORD_CHANGE)
        for answer in answers
    )


@pytest.mark.django_db
def test_who_gets_a_password_from_another_chooses_a_new_one_first():
    user, given = editor(), "Herbst-Nebel4-zieht-auf"
    data = {"password1": given, "password2": given, "usable_password": "true"}
    address = f"/admin/auth/user/{user.pk}/password/"
    signed_in(person(Role.SYSTEM)).post(address, data)
    client = browser()
    assert sign_in(client, user, given).status_code == 302
    assert leads_to_change(client)
    page = client.get("/admin/", follow=True)
    assert page.context["must_change"]
    assert change(client, given, given).status_code == 200
    assert change(client, OTHER_PASSWORD, given).status_code == 302
    assert is_in(client)


@pytest.mark.django_db
def test_the_security_administrator_requires_a_new_password():
    client = signed_in(editor())
    address = f"/admin/auth/user/{client.user.pk}/do/new-password/"
    assert signed_in(person(Role.SYSTEM)).post(address).status_code == 403
    assert signed_in(person(Role.SECURITY)).post(address).status_code == 302
    assert leads_to_change(client)


@pytest.mark.django_db
def test_a_password_set_by_a_command_is_not_from_another():
    user = person()
    assert not user.account.must_change
    assert user.account.password_changed_at


@pytest.mark.django_db
def test_a_weak_password_is_refused_with_a_reason_on_the_page():
    client = signed_in(editor())
    page = change(client, "Huaiyin@2024")
    assert "new_password2" in page.context["form"].errors
    assert PASSWORD not in page.text and "Huaiyin@2024" not in page.text
