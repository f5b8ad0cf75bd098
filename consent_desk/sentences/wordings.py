"""What the purposes of DESIGN are called, and the sentence that is signed for each."""

from consent_desk.sentences.marks import mark

READ_AS_ME = mark("Whoever signs for themselves reads “me” where it says “my child”.")

SUBJECT_NAMES = {
    "photo": mark("photo"),
    "video": mark("video"),
    "name": mark("name"),
    "face_matching": mark("face matching"),
}

CHANNEL_NAMES = {
    "portal": mark("portal"),
    "newsletter": mark("newsletter"),
    "school_guide": mark("school guide"),
    "website": mark("website"),
    "social_media": mark("social media"),
    "press": mark("press"),
}

PURPOSE_NAMES = {
    "portal.photo": mark("Photos in the parent portal"),
    "portal.video": mark("Videos in the parent portal"),
    "portal.name": mark("Name in the parent portal"),
    "newsletter.photo": mark("Photos in the newsletter"),
    "newsletter.name": mark("Name in the newsletter"),
    "school_guide.photo": mark("Photos in the school guide"),
    "school_guide.name": mark("Name in the school guide"),
    "website.photo": mark("Photos on the website"),
    "website.video": mark("Videos on the website"),
    "website.name": mark("Name on the website"),
    "social_media.photo": mark("Photos on social media"),
    "social_media.video": mark("Videos on social media"),
    "social_media.name": mark("Name on social media"),
    "press.photo": mark("Photos in the press"),
    "press.name": mark("Name in the press"),
    "face_matching": mark("Face matching"),
}

WORDINGS = {
    "portal.photo": mark(
        "The school may place photos in which my child can be recognised in the closed parent"
        " portal. Only parents and staff of the school who have signed in can see them."
    ),
    "portal.video": mark(
        "The school may place videos in which my child can be recognised in the closed parent"
        " portal. Only parents and staff of the school who have signed in can see them."
    ),
    "portal.name": mark(
        "The school may mention the name of my child in messages in the closed parent portal. Only"
        " parents and staff of the school who have signed in can read them."
    ),
    "newsletter.photo": mark(
        "The school may place photos in which my child can be recognised in the newsletter that"
        " only parents and staff of the school receive."
    ),
    "newsletter.name": mark(
        "The school may mention the name of my child in the newsletter that only parents and staff"
        " of the school receive."
    ),
    "school_guide.photo": mark(
        "The school may place photos in which my child can be recognised in the school guide, the"
        " school calendar and the school's brochures. People outside the school can see them too."
    ),
    "school_guide.name": mark(
        "The school may mention the name of my child in the school guide, the school calendar and"
        " the school's brochures. People outside the school can read them too."
    ),
    "website.photo": mark(
        "The school may place photos in which my child can be recognised on the school's public"
        " website. Anybody can see them there."
    ),
    "website.video": mark(
        "The school may place videos in which my child can be recognised on the school's public"
        " website. Anybody can see them there."
    ),
    "website.name": mark(
        "The school may mention the name of my child on the school's public website. Anybody can"
        " read it there."
    ),
    "social_media.photo": mark(
        "The school may place photos in which my child can be recognised on the school's pages on"
        " social media. Anybody can see and share them there."
    ),
    "social_media.video": mark(
        "The school may place videos in which my child can be recognised on the school's pages on"
        " social media. Anybody can see and share them there."
    ),
    "social_media.name": mark(
        "The school may mention the name of my child on the school's pages on social media. Anybody"
        " can read and share it there."
    ),
    "press.photo": mark(
        "The school may give photos in which my child can be recognised to newspapers, magazines"
        " and news sites. Anybody can see them there."
    ),
    "press.name": mark(
        "The school may give the name of my child to newspapers, magazines and news sites. Anybody"
        " can read it there."
    ),
    "face_matching": mark(
        "The school may keep characteristics of the face of my child that were measured from"
        " photos, and compare faces in school photos with them, so that a teacher finds out sooner"
        " who is in a photo and who has to be covered. This is a comparison of biometric data. It"
        " happens on the school's own computers only, and the characteristics are given to nobody."
        " It is voluntary: without it everything works too, and a no has no consequences for my"
        " child. When I withdraw this permission, the characteristics are erased at once."
    ),
}
