"""What the channels and purposes that every school begins with are called in a sentence."""

from consent_desk.sentences.marks import mark

CHANNELS_IN_TEXT = {
    "portal": mark("the parent portal"),
    "newsletter": mark("the newsletter"),
    "school_guide": mark("the school guide"),
    "website": mark("the website"),
    "social_media": mark("social media"),
    "press": mark("newspapers and other press"),
}

PURPOSES_IN_TEXT = {
    "portal.photo": mark("photos on the parent portal"),
    "portal.video": mark("videos on the parent portal"),
    "portal.name": mark("the name on the parent portal"),
    "newsletter.photo": mark("photos in the newsletter"),
    "newsletter.name": mark("the name in the newsletter"),
    "school_guide.photo": mark("photos in the school guide"),
    "school_guide.name": mark("the name in the school guide"),
    "website.photo": mark("photos on the website"),
    "website.video": mark("videos on the website"),
    "website.name": mark("the name on the website"),
    "social_media.photo": mark("photos on social media"),
    "social_media.video": mark("videos on social media"),
    "social_media.name": mark("the name on social media"),
    "press.photo": mark("photos in the press"),
    "press.name": mark("the name in the press"),
    "face_matching": mark("recognising the face in photos"),
}
